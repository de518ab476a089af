package dev.playhead.benchmarks.replay;

import com.fasterxml.uuid.Generators;
import dev.playhead.benchmarks.system.Bucket;
import dev.playhead.benchmarks.system.PlayheadSystem;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.catalog.BlocksJson;
import dev.playhead.storage.segment.BlockEntry;
import dev.playhead.storage.segment.OpenSegment;
import dev.playhead.storage.segment.Segment;
import dev.playhead.wire.Partitioning;
import dev.playhead.wire.RecordingIds;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** A recording as the indexer leaves it: a block for each segment that had something of it. */
final class StoredRecording {
    private final Subject subject = new Subject(PlayheadSystem.WEBSITE, RecordingIds.mint());
    private final int partition = Partitioning.partitionOf(subject.recordingId(), PlayheadSystem.PARTITIONS);
    private final PlayheadSystem system;
    private final Bucket bucket;
    private long nextOffset;
    private long storedBytes;
    private long rawBytes;
    private long events;

    StoredRecording(PlayheadSystem system, Bucket bucket) {
        this.system = system;
        this.bucket = bucket;
    }

    RecordingId id() {
        return subject.recordingId();
    }

    /** Of its blocks. */
    long storedBytes() {
        return storedBytes;
    }

    long rawBytes() {
        return rawBytes;
    }

    long events() {
        return events;
    }

    /** @param blocks each some chunks, inflated; read one at a time */
    void store(Iterable<List<byte[]>> blocks) throws SQLException {
        try (Connection catalog = DriverManager.getConnection(
                system.postgres().jdbcUrl(),
                system.postgres().user(),
                system.postgres().password())) {
            run(
                    catalog,
                    "INSERT INTO recordings(recording_id, website_id, dialect, partition, state, revision, first_received_at,"
                            + " last_received_at, last_offset, started_at, accept_state, detect_state)"
                            + " VALUES (?, ?, 'native', ?, 'ready', nextval('catalog_revision'), 0, 0, 0, 0, ?, ''::bytea)",
                    subject.recordingId().value(),
                    subject.websiteId().value(),
                    partition,
                    new Accept().state());
            run(
                    catalog,
                    "INSERT INTO partitions(partition, next_offset, pending) VALUES (?, 0, '[]'::jsonb)"
                            + " ON CONFLICT (partition) DO NOTHING",
                    partition);
            for (List<byte[]> chunks : blocks) {
                store(catalog, segment(chunks));
            }
        }
    }

    private Segment segment(List<byte[]> chunks) {
        OpenSegment open =
                new OpenSegment(Generators.timeBasedEpochRandomGenerator().generate());
        open.offsets(partition, nextOffset, nextOffset + chunks.size());
        for (byte[] chunk : chunks) {
            LogPlace place = new LogPlace(partition, nextOffset++, 0);
            ChunkHead head = new ChunkHead("w", place.offset(), 0, 0, false, Dialect.NATIVE);
            if (EventReader.read(new LogEntry.Chunk(subject, place, head, chunk))
                    instanceof EventsRead.Events(var read)) {
                open.append(partition, subject, place.offset(), 0, read);
            }
        }
        return open.close();
    }

    private void store(Connection catalog, Segment segment) throws SQLException {
        bucket.put(segment.objectKey(), segment.bytes());
        run(
                catalog,
                "INSERT INTO segments(segment_id, object_key, state, owner) VALUES (?, ?, 'published', 'benchmark')",
                segment.id(),
                segment.objectKey());
        for (BlockEntry block : segment.footer().sections().getFirst().blocks()) {
            storedBytes += block.byteLength();
            rawBytes += block.rawBytes();
            events += block.eventCount();
            run(
                    catalog,
                    "INSERT INTO blocks(recording_id, first_offset, last_offset, segment_id, byte_offset, byte_length, raw_bytes,"
                            + " event_count, first_timestamp, last_timestamp, runs, keyframes)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)",
                    subject.recordingId().value(),
                    block.firstOffset(),
                    block.lastOffset(),
                    segment.id(),
                    block.byteOffset(),
                    block.byteLength(),
                    block.rawBytes(),
                    block.eventCount(),
                    block.firstTimestamp(),
                    block.lastTimestamp(),
                    BlocksJson.runs(block.runs()),
                    BlocksJson.keyframes(block.keyframes()));
        }
    }

    private static void run(Connection catalog, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = catalog.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
