package dev.playhead.indexer.deadletter;

import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.indexer.retry.Retry;
import dev.playhead.wire.deadletter.DeadLetterRecords;
import dev.playhead.wire.record.ChunkFrames;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what could not be decoded, with the reason and where it stood. Blocks until Kafka has it: the checkpoint must not pass a
 * record that is kept nowhere. After a crash the same record may be set aside twice.
 */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(30);

    private final MutinyEmitter<Record<byte[], byte @Nullable []>> emitter;
    private final Retry retry;

    DeadLetters(@Channel("dead-letters") MutinyEmitter<Record<byte[], byte @Nullable []>> emitter, Retry retry) {
        this.emitter = emitter;
        this.retry = retry;
    }

    /** Sets a record aside as it was read, with all frames of its chunk. */
    public void send(AsRead read, String reason) {
        var record = read.record();
        try (LogKeys keys = ChunkFrames.subject(record.headers())
                .map(LogKeys::of)
                .orElseGet(() -> LogKeys.of(record.partition()))
                .at(record.partition(), record.offset())) {
            LOG.warnf("dead letter: partition=%d offset=%d reason=%s", record.partition(), record.offset(), reason);
            retry.untilAnswered("write a dead letter", () -> {
                // a try that failed in the middle leaves frames that nothing completes
                List<ProducerRecord<byte[], byte @Nullable []>> letter =
                        DeadLetterRecords.of(record, read.assembledBody(), reason, UUID.randomUUID());
                letter.forEach(this::append);
            });
        }
    }

    private void append(ProducerRecord<byte[], byte @Nullable []> record) {
        emitter.sendMessage(Message.of(Record.of(record.key(), record.value()))
                        .addMetadata(OutgoingKafkaRecordMetadata.builder()
                                .withHeaders(record.headers())
                                .build()))
                .await()
                .atMost(ACKNOWLEDGED_WITHIN);
    }
}
