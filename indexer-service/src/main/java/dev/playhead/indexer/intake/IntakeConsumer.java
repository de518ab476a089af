package dev.playhead.indexer.intake;

import dev.playhead.indexer.retry.Retry;
import dev.playhead.wire.intake.IntakeReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reports of ingest, written as they come; one indexer reads them, and while the catalog is away they wait in the log. On a
 * thread that may wait, apart from the one that indexes.
 */
@ApplicationScoped
class IntakeConsumer {

    private static final Logger LOG = Logger.getLogger(IntakeConsumer.class);

    private final IntakeRows rows;
    private final Retry retry;
    private final Counter ignored;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("intake").factory());

    IntakeConsumer(IntakeRows rows, Retry retry, MeterRegistry meters) {
        this.rows = rows;
        this.retry = retry;
        this.ignored = Counter.builder("playhead.indexer.intake.ignored")
                .description("Reports of what ingest took and refused that could not be read")
                .register(meters);
    }

    @Incoming("intake")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
        return Uni.createFrom().voidItem().emitOn(thread).invoke(() -> write(batch));
    }

    private void write(ConsumerRecords<byte[], byte[]> batch) {
        List<IntakeReport> reports = new ArrayList<>();
        batch.forEach(record -> read(record, reports));
        if (reports.isEmpty()) {
            return;
        }
        // At shutdown this fails: the batch isn't committed, and whoever reads the topic next writes it.
        retry.untilAnswered("write what ingest has counted", () -> rows.raise(reports));
    }

    private void read(ConsumerRecord<byte[], byte[]> record, List<IntakeReport> reports) {
        try {
            reports.add(IntakeReport.fromJson(record.value()));
        } catch (RuntimeException e) {
            LOG.errorf("ignored record topic=%s offset=%d: %s", record.topic(), record.offset(), e.getMessage());
            ignored.increment();
        }
    }

    @PreDestroy
    void end() {
        thread.shutdown();
    }
}
