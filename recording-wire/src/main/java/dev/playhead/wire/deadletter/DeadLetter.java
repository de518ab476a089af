package dev.playhead.wire.deadletter;

import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Topics;
import dev.playhead.wire.record.ChunkFrames;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * One letter of {@code playhead.dead-letters}.
 *
 * @param id {@code partition-offset} of its last record in that topic
 * @param setAsideAt log-append time, epoch milliseconds
 * @param subject empty where the record names no recording
 * @param events as its sender declared
 * @param records its frames, in order, with their values
 */
public record DeadLetter(
        String id,
        long setAsideAt,
        Optional<Subject> subject,
        Origin origin,
        String reason,
        int events,
        List<ConsumerRecord<byte[], byte[]>> records) {

    /** Where it stood in {@code playhead.chunks}; of several frames the last one. */
    public record Origin(int partition, long offset) {}

    /** What can be done with a letter. */
    public sealed interface Retry {
        /** To append in order to {@code playhead.chunks}. */
        record Records(List<ProducerRecord<byte[], byte[]>> records) implements Retry {}

        record Impossible(String why) implements Retry {}
    }

    /** Bytes of the body as it was received. */
    public long bytes() {
        return records.stream()
                .mapToLong(record -> record.value() == null ? 0 : record.value().length)
                .sum();
    }

    /**
     * The records as they were, for their former partition.
     *
     * @param chunkId fresh for every attempt, so that frames of one can't complete another
     */
    public Retry retry(UUID chunkId) {
        Headers head = records.getLast().headers();
        if (LetterHeaders.text(head, LetterHeaders.OLD_VALUE) != null) {
            return new Retry.Impossible("an earlier release set it aside and kept nothing of its head");
        }
        boolean isWhole = records.size() == ChunkFrames.count(head);
        if (!isWhole || LetterHeaders.text(head, LetterHeaders.INCOMPLETE) != null) {
            return new Retry.Impossible("some frames of the chunk are missing");
        }
        return new Retry.Records(
                records.stream().map(record -> again(record, chunkId)).toList());
    }

    private ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> record, UUID chunkId) {
        Headers headers = new RecordHeaders();
        for (Header header : record.headers()) {
            if (!header.key().startsWith(LetterHeaders.PREFIX)) {
                headers.add(header);
            }
        }
        ChunkFrames.rename(headers, chunkId);
        return new ProducerRecord<>(Topics.CHUNKS, origin.partition(), null, record.key(), record.value(), headers);
    }
}
