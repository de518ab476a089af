package dev.playhead.ingest.append;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.receive.Receipt;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaProducer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Appends records to {@code playhead.chunks}; done when all in-sync replicas have them. */
@ApplicationScoped
public class LogAppend {
    private static final long NO_OFFSET = -1;
    private static final String CHANNEL = "chunks";

    private final KafkaProducer<byte[], byte[]> producer;
    private final IngestConfig config;

    /**
     * @param channel makes the connector open its producer; records go to that producer directly, because the way through
     *     the channel costs more than sending
     */
    @Inject
    public LogAppend(@Channel(CHANNEL) Emitter<byte[]> channel, KafkaClientService clients, IngestConfig config) {
        this.producer = clients.getProducer(CHANNEL);
        this.config = config;
    }

    /**
     * Appends in order: a record is sent when the one before it is safe, so that a re-sent frame never overtakes the next.
     * Fails with {@link Refused} (503) when Kafka refuses or takes longer than a write may be answered in; whether the
     * records are in the log is then unknown, and a re-sent chunk is recognised by its seq. The request's memory counts as
     * in flight until Kafka let go of the records, also where the answer was earlier.
     *
     * @param stored runs once when Kafka has all records, also where that is after the answer
     * @return the offset of the last record
     */
    public Uni<Long> append(List<ProducerRecord<byte[], byte[]>> records, Receipt receipt, Runnable stored) {
        receipt.lease().retain();
        Uni<Long> sent = Uni.createFrom().item(NO_OFFSET);
        for (ProducerRecord<byte[], byte[]> record : records) {
            sent = sent.chain(() -> send(record));
        }
        // An own subscription: what was begun goes on to its end when the answer no longer waits for it. A future: a
        // memoized Uni may pass its item on before its subscription, and what comes after takes it for another's.
        CompletableFuture<Long> once = sent.invoke(stored)
                .onTermination()
                .invoke(() -> receipt.lease().release())
                .subscribeAsCompletionStage();
        // A copy, because the answer's timeout cancels what it waits for. The producer has logged a failure already.
        return Uni.createFrom()
                .completionStage(once::copy)
                .ifNoItem()
                .after(left(receipt.receivedAt()))
                .failWith(() -> unavailable())
                .onFailure(failure -> !(failure instanceof Refused))
                .transform(_ -> unavailable());
    }

    private Uni<Long> send(ProducerRecord<byte[], byte[]> record) {
        return producer.send(record).map(RecordMetadata::offset);
    }

    private Refused unavailable() {
        return new Refused(
                Problem.unavailable("log_unavailable", "the log does not take writes now", config.retryAfter()));
    }

    private Duration left(long receivedAt) {
        long spent = Math.max(0, System.currentTimeMillis() - receivedAt);
        return Duration.ofMillis(Math.max(1, config.answerWithin().toMillis() - spent));
    }
}
