package dev.playhead.wire.deadletter;

import dev.playhead.wire.Topics;
import dev.playhead.wire.record.ChunkFrames;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** A record of {@code playhead.chunks} as records of {@code playhead.dead-letters}: as it was, and why it is here. */
public final class DeadLetterRecords {
    private DeadLetterRecords() {}

    /**
     * The letter, one record for each frame of the chunk, in the order in which to append them.
     *
     * @param record as it was read; of a chunk of several frames the last one
     * @param assembledBody the whole body of a chunk of several frames; null where the record is all there is
     * @param reason never quotes the payload
     * @param letterId fresh for every letter
     */
    public static List<ProducerRecord<byte[], byte @Nullable []>> of(
            ConsumerRecord<byte[], byte[]> record, byte @Nullable [] assembledBody, String reason, UUID letterId) {
        Headers headers = new RecordHeaders(record.headers().toArray());
        LetterHeaders.put(headers, LetterHeaders.VERSION, LetterHeaders.CURRENT_VERSION);
        LetterHeaders.put(headers, LetterHeaders.LETTER, letterId.toString());
        LetterHeaders.put(headers, LetterHeaders.REASON, reason);
        LetterHeaders.put(headers, LetterHeaders.PARTITION, Integer.toString(record.partition()));
        LetterHeaders.put(headers, LetterHeaders.OFFSET, Long.toString(record.offset()));
        List<ProducerRecord<byte[], byte @Nullable []>> letter = new ArrayList<>();
        if (assembledBody == null) {
            if (ChunkFrames.count(headers) > 1) {
                LetterHeaders.put(headers, LetterHeaders.INCOMPLETE, "true");
            }
            letter.add(record(record.key(), record.value(), headers));
            return letter;
        }
        List<byte[]> frames = ChunkFrames.cut(assembledBody);
        for (int frame = 0; frame < frames.size(); frame++) {
            Headers ofFrame = new RecordHeaders(headers.toArray());
            ChunkFrames.number(ofFrame, frame, frames.size());
            letter.add(record(record.key(), frames.get(frame), ofFrame));
        }
        return letter;
    }

    /** A note that a letter was appended to the log again; letters themselves stay until their time is over. */
    public static ProducerRecord<byte[], byte @Nullable []> retried(DeadLetter letter) {
        Headers headers = new RecordHeaders();
        LetterHeaders.put(headers, LetterHeaders.RETRIED, letter.id());
        return record(letter.records().getFirst().key(), null, headers);
    }

    private static ProducerRecord<byte[], byte @Nullable []> record(
            byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return new ProducerRecord<>(Topics.DEAD_LETTERS, null, null, key, value, headers);
    }
}
