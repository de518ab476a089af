package dev.playhead.replay.tail;

import dev.playhead.recording.RecordingId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The Kafka key of a recording's records, compared without decoding each record's. */
final class RecordKey {
    private final byte[] bytes;
    private final int hash;

    RecordKey(RecordingId id) {
        this(id.toString().getBytes(StandardCharsets.UTF_8));
    }

    private RecordKey(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    /** The key that a record has; one without a key belongs to no recording. */
    static RecordKey of(ConsumerRecord<byte[], byte[]> record) {
        return new RecordKey(record.key() == null ? new byte[0] : record.key());
    }

    boolean isOf(ConsumerRecord<byte[], byte[]> record) {
        return Arrays.equals(bytes, record.key());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordKey key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
