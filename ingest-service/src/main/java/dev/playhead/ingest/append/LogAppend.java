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
import org.jboss.logging.Logger;

/**
 * Appends records to {@code playhead.chunks}; done when all in-sync replicas have them.
 *
 * <p>Records go to the connector's producer directly, because the way through the channel costs more than sending. While Kafka takes what is
 * sent, whoever has a chunk sends it: the producer knows the topic ({@code metadata.max.idle.ms}) and has room for all that is in
 * flight, so that it waits for nothing. Before Kafka has taken the first one, and after it failed to take one, they go by the connector's own
 * thread, which may have to wait for what Kafka says of the topic: {@code max.block.ms}, which is how long those wait who send while it
 * goes away, is shorter than an answer may take.
 */
@ApplicationScoped
public class LogAppend {
    private static final Logger LOG = Logger.getLogger(LogAppend.class);
    private static final long NO_OFFSET = -1;
    private static final String CHANNEL = "chunks";

    private final KafkaProducer<byte[], byte[]> producer;
    private final Deadlines deadlines;
    private final IngestConfig config;
    private volatile boolean reached;

    /** @param channel makes the connector open its producer */
    @Inject
    public LogAppend(
            @Channel(CHANNEL) Emitter<byte[]> channel,
            KafkaClientService clients,
            Deadlines deadlines,
            IngestConfig config) {
        this.producer = clients.getProducer(CHANNEL);
        this.deadlines = deadlines;
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
        boolean atOnce = reached && records.size() == 1;
        // What was begun goes on to its end when the answer no longer waits for it.
        CompletableFuture<Long> done = (atOnce ? send(records.getFirst()) : sendInOrder(records))
                .whenComplete((_, failure) -> {
                    reached = failure == null;
                    try {
                        if (failure == null) {
                            stored.run();
                        }
                    } finally {
                        receipt.lease().release();
                    }
                });
        CompletableFuture<Long> answer = done.copy();
        deadlines.limit(answer, left(receipt.receivedAt()), this::unavailable);
        // The producer's failure is logged already.
        return Uni.createFrom()
                .completionStage(answer)
                .onFailure(failure -> !(failure instanceof Refused))
                .transform(_ -> unavailable());
    }

    private CompletableFuture<Long> send(ProducerRecord<byte[], byte[]> record) {
        CompletableFuture<Long> sent = new CompletableFuture<>();
        try {
            producer.unwrap().send(record, (place, failure) -> {
                if (failure == null) {
                    sent.complete(place.offset());
                } else {
                    failed(sent, record, failure);
                }
            });
        } catch (RuntimeException e) {
            failed(sent, record, e);
        }
        return sent;
    }

    private static void failed(CompletableFuture<Long> sent, ProducerRecord<byte[], byte[]> record, Exception failure) {
        LOG.errorf("not appended: partition=%d %s", record.partition(), failure);
        sent.completeExceptionally(failure);
    }

    private CompletableFuture<Long> sendInOrder(List<ProducerRecord<byte[], byte[]>> records) {
        Uni<Long> sent = Uni.createFrom().item(NO_OFFSET);
        for (ProducerRecord<byte[], byte[]> record : records) {
            sent = sent.chain(() -> producer.send(record).map(RecordMetadata::offset));
        }
        return sent.subscribeAsCompletionStage();
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
