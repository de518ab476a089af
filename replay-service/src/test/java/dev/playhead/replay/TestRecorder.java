package dev.playhead.replay;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Partitioning;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.record.ChunkRecords;
import dev.playhead.wire.record.ChunkToSend;
import dev.playhead.wire.record.ControlRecords;
import dev.playhead.wire.record.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Appends one recording's history to Kafka as ingest would. Event n says {@code "n":n}, so order and doubles show. */
final class TestRecorder {
    static final WebsiteId WEBSITE = new WebsiteId("flid_0123456789abcdefghij");
    static final long T0 = 1_760_000_000_000L;

    private final Producer<byte[], byte[]> kafka;
    private final Subject subject;
    private final int partition;
    private final String window = UUID.randomUUID().toString();
    private int events;
    private long seq;

    TestRecorder(Producer<byte[], byte[]> kafka) {
        this(kafka, new Subject(WEBSITE, RecordingIds.mint()));
    }

    TestRecorder(Producer<byte[], byte[]> kafka, Subject subject) {
        this.kafka = kafka;
        this.subject = subject;
        this.partition = Partitioning.partitionOf(subject.recordingId(), ReplayServers.PARTITIONS);
    }

    RecordingId id() {
        return subject.recordingId();
    }

    Subject subject() {
        return subject;
    }

    int partition() {
        return partition;
    }

    /** How many events were recorded so far. */
    int events() {
        return events;
    }

    /** Appends a chunk of the next {@code count} events and gives its offset. */
    long chunk(int count) {
        return append(next(count, 0));
    }

    /** As {@link #chunk(int)}, each event at least {@code padding} bytes. */
    long chunk(int count, int padding) {
        return append(next(count, padding));
    }

    /** Appends records and gives the last one's offset once all are acknowledged. */
    long append(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            long offset = -1;
            for (ProducerRecord<byte[], byte[]> record : records) {
                offset = kafka.send(record).get().offset();
            }
            return offset;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("not appended", e);
        }
    }

    /** The records of a chunk with the next events, not appended yet. */
    List<ProducerRecord<byte[], byte[]>> next(int count, int padding) {
        String body = IntStream.range(events, events + count)
                .mapToObj(n -> event(n, padding))
                .collect(Collectors.joining("\n"));
        events += count;
        return body(seq++, body);
    }

    /** A chunk as it is: for repeated, broken and foreign ones. */
    List<ProducerRecord<byte[], byte[]>> body(long chunkSeq, String body) {
        ChunkHead head = new ChunkHead(window, chunkSeq, 0, T0, false, Dialect.NATIVE);
        return ChunkRecords.of(
                new ChunkToSend(
                        subject,
                        partition,
                        head,
                        ContentEncoding.IDENTITY,
                        MediaType.NDJSON,
                        0,
                        body.getBytes(StandardCharsets.UTF_8)),
                UUID.randomUUID());
    }

    /** The seq of the next chunk. */
    long seq() {
        return seq;
    }

    long stop() {
        return control(new LogEntry.Stopped(subject, place(), Map.of(window, seq - 1)));
    }

    long cancel() {
        return control(new LogEntry.Cancelled(subject, place()));
    }

    long erase() {
        return control(new LogEntry.Erased(subject, place()));
    }

    long end(long ifLastOffset) {
        return control(new LogEntry.Ended(subject, place(), ifLastOffset));
    }

    private LogPlace place() {
        return new LogPlace(partition, 0, 0);
    }

    private long control(LogEntry entry) {
        return append(List.of(ControlRecords.of(entry, partition)));
    }

    /** Every tenth event is a full snapshot. */
    private static String event(int n, int padding) {
        int type = n % 10 == 0 ? 2 : 3;
        String pad = padding == 0 ? "" : ",\"pad\":\"" + "x".repeat(padding) + "\"";
        return "{\"type\":" + type + ",\"timestamp\":" + (T0 + n) + ",\"data\":{\"source\":0,\"n\":" + n + pad + "}}";
    }
}
