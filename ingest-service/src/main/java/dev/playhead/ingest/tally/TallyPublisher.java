package dev.playhead.ingest.tally;

import dev.playhead.ingest.config.TallyConfig;
import dev.playhead.wire.Topics;
import dev.playhead.wire.intake.IntakeReport;
import dev.playhead.wire.intake.IntakeReport.Tally;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;

/**
 * Tells the tallies on {@code playhead.intake}. They are totals of this instance, so what Kafka didn't take, or took without
 * saying so, is told again with the next; while it is away nothing but time is lost.
 */
@ApplicationScoped
public class TallyPublisher {
    private static final Logger LOG = Logger.getLogger(TallyPublisher.class);
    private static final String CHANNEL = "intake";
    /** A farewell that Kafka doesn't take by then is what a crash would lose. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final UUID instance = UUID.randomUUID();
    private final Tallies tallies;
    private final KafkaProducer<byte[], byte[]> producer;
    private final TallyConfig config;
    private final Vertx vertx;
    private final AtomicBoolean telling = new AtomicBoolean();

    /** @param channel makes the connector open its producer; records go to that producer directly */
    @Inject
    public TallyPublisher(
            @Channel(CHANNEL) Emitter<byte[]> channel,
            KafkaClientService clients,
            Tallies tallies,
            TallyConfig config,
            Vertx vertx) {
        this.producer = clients.getProducer(CHANNEL);
        this.tallies = tallies;
        this.config = config;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(config.every().toMillis(), _ -> {
            if (telling.compareAndSet(false, true)) {
                tell().onTermination()
                        .invoke(() -> telling.set(false))
                        .subscribe()
                        .with(_ -> {}, failure -> LOG.warnf("intake not told, trying again: %s", failure.getMessage()));
            }
        });
    }

    void stop(@Observes ShutdownEvent stopped) {
        try {
            tell().await().atMost(FAREWELL);
        } catch (RuntimeException e) {
            LOG.warnf("the last intake is not told: %s", e.getMessage());
        }
    }

    private Uni<Void> tell() {
        return Multi.createFrom()
                .iterable(pages(tallies.due()))
                .onItem()
                .transformToUniAndConcatenate(this::tell)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> tell(List<Tally> page) {
        IntakeReport report = new IntakeReport(instance, page);
        return producer.send(new ProducerRecord<>(Topics.INTAKE, report.key(), report.toJson()))
                .invoke(() -> tallies.told(page))
                .replaceWithVoid();
    }

    private static List<List<Tally>> pages(List<Tally> due) {
        List<List<Tally>> pages = new ArrayList<>();
        for (int from = 0; from < due.size(); from += IntakeReport.MOST) {
            pages.add(due.subList(from, Math.min(due.size(), from + IntakeReport.MOST)));
        }
        return pages;
    }
}
