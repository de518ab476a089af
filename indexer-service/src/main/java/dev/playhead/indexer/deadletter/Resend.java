package dev.playhead.indexer.deadletter;

import dev.playhead.wire.deadletter.DeadLetter;
import dev.playhead.wire.deadletter.DeadLetter.Origin;
import dev.playhead.wire.deadletter.DeadLetterRecords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Appends letters to their partitions again, and notes in their topic that this was done. */
final class Resend implements AutoCloseable {

    private static final int MAX_REQUEST_BYTES = 4 * 1024 * 1024;
    private static final int ANSWER_MS = 30_000;

    private final KafkaProducer<byte[], byte[]> producer;

    Resend(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER_MS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * ANSWER_MS);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MS);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * Returns when Kafka has every record.
     *
     * @throws KafkaException if it doesn't take one; a chunk of which only some frames were taken is dropped by its readers
     */
    Appended append(DeadLetter letter, DeadLetter.Retry.Records again) {
        Origin place = new Origin(letter.origin().partition(), send(again.records()));
        send(List.of(DeadLetterRecords.retried(letter)));
        return new Appended(
                letter.id(),
                place,
                letter.subject().map(subject -> subject.recordingId().value()).orElse(null),
                letter.events() > 0);
    }

    static UUID freshId() {
        return UUID.randomUUID();
    }

    private long send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(record)));
        long last = -1;
        for (Future<RecordMetadata> one : sent) {
            try {
                last = one.get().offset();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("interrupted while Kafka was to take a record", e);
            } catch (ExecutionException e) {
                throw new KafkaException("Kafka did not take the record", e.getCause());
            }
        }
        return last;
    }

    @Override
    public void close() {
        producer.close();
    }
}
