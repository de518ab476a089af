package dev.playhead.indexer;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.RecordingStart;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Partitioning;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.Topics;
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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plays ingest: appends recordings to the log as ingest does. */
public final class TestLog implements AutoCloseable {

    static final int PARTITIONS = 4;

    private static final long TO_THE_END = -1;

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;

    public TestLog(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "enable.idempotence", "true"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    static Subject newRecording() {
        return new Subject(new WebsiteId("flid_indexertest0000000"), RecordingIds.mint());
    }

    static Subject newRecordingOf(WebsiteId websiteId) {
        return new Subject(websiteId, RecordingIds.mint());
    }

    static int partitionOf(RecordingId id) {
        return Partitioning.partitionOf(id, PARTITIONS);
    }

    void start(Subject subject) {
        RecordingStart start = RecordingStart.builder(Dialect.NATIVE, System.currentTimeMillis())
                .visitor("visitor-1", "session-1")
                .page("https://shop.example/", "")
                .sdk("playhead-recorder", "0.1.0")
                .build();
        control(new LogEntry.Started(subject, nowhere(), start));
    }

    void control(LogEntry entry) {
        append(List.of(record(entry)));
    }

    static ProducerRecord<byte[], byte[]> record(LogEntry entry) {
        return ControlRecords.of(entry, partitionOf(entry.subject().recordingId()));
    }

    void chunk(Subject subject, String window, long seq, String ndjson) {
        append(frames(subject, window, seq, ndjson, false));
    }

    void lastChunk(Subject subject, String window, long seq, String ndjson) {
        append(frames(subject, window, seq, ndjson, true));
    }

    static List<ProducerRecord<byte[], byte[]>> frames(
            Subject subject, String window, long seq, String ndjson, boolean finalizes) {
        long now = System.currentTimeMillis();
        return ChunkRecords.of(
                new ChunkToSend(
                        subject,
                        partitionOf(subject.recordingId()),
                        new ChunkHead(window, seq, now, now, finalizes, Dialect.NATIVE),
                        ContentEncoding.IDENTITY,
                        MediaType.NDJSON,
                        (int) ndjson.lines().count(),
                        ndjson.getBytes(StandardCharsets.UTF_8)),
                UUID.randomUUID());
    }

    /** Appends in order and returns when Kafka has them all. */
    void append(List<ProducerRecord<byte[], byte[]>> records) {
        try {
            var sent = records.stream().map(producer::send).toList();
            for (var one : sent) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused a test's record", e);
        }
    }

    /** What retention does with records that are old. */
    void deleteAll(int partition) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteRecords(Map.of(
                            new TopicPartition(Topics.CHUNKS, partition), RecordsToDelete.beforeOffset(TO_THE_END)))
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused to delete a test's records", e);
        }
    }

    static LogPlace nowhere() {
        return new LogPlace(0, 0, 0);
    }

    @Override
    public void close() {
        producer.close();
    }
}
