package dev.playhead.wire.record;

import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.Topics;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Control entries of a recording as Kafka records. */
public final class ControlRecords {
    private ControlRecords() {}

    /**
     * The record of a control entry, received now. The entry's place is ignored: Kafka decides it.
     *
     * @throws IllegalArgumentException for a chunk; those are {@link ChunkRecords}
     */
    public static ProducerRecord<byte[], byte[]> of(LogEntry control, int partition) {
        return of(control, partition, UUID.randomUUID(), System.currentTimeMillis());
    }

    /**
     * The record of a control entry with a given id and time.
     *
     * @param receivedAt epoch milliseconds
     * @throws IllegalArgumentException for a chunk; those are {@link ChunkRecords}
     */
    public static ProducerRecord<byte[], byte[]> of(LogEntry control, int partition, UUID id, long receivedAt) {
        HeaderWriter headers = new HeaderWriter(control.subject(), type(control), id, receivedAt);
        headers.text(HeaderNames.CONTENT_TYPE, MediaType.JSON.wireName());
        byte[] key = HeaderWriter.key(control.subject());
        return new ProducerRecord<>(Topics.CHUNKS, partition, null, key, ControlJson.write(control), headers.headers());
    }

    private static RecordType type(LogEntry control) {
        return switch (control) {
            case LogEntry.Chunk _ -> throw new IllegalArgumentException("a chunk is no control record");
            case LogEntry.Started _ -> RecordType.STARTED;
            case LogEntry.Metadata _ -> RecordType.METADATA;
            case LogEntry.Identified _ -> RecordType.IDENTIFIED;
            case LogEntry.Heartbeat _ -> RecordType.HEARTBEAT;
            case LogEntry.Stopped _ -> RecordType.STOPPED;
            case LogEntry.Cancelled _ -> RecordType.CANCELLED;
            case LogEntry.Ended _ -> RecordType.ENDED;
            case LogEntry.Refused _ -> RecordType.REFUSED;
            case LogEntry.Erased _ -> RecordType.ERASED;
            case LogEntry.Expired _ -> RecordType.EXPIRED;
        };
    }
}
