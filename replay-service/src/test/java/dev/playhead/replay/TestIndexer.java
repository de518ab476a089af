package dev.playhead.replay;

import com.fasterxml.uuid.Generators;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.accept.Verdict;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.catalog.BlocksJson;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.segment.BlockEntry;
import dev.playhead.storage.segment.OpenSegment;
import dev.playhead.storage.segment.Section;
import dev.playhead.storage.segment.Segment;
import dev.playhead.wire.Topics;
import dev.playhead.wire.record.Limits;
import dev.playhead.wire.record.LogRead;
import dev.playhead.wire.record.LogReader;
import dev.playhead.wire.record.PendingChunks;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Absorbs partitions as the indexer would, but exactly as far as a test says. */
final class TestIndexer {
    private final Connection catalog;
    private final Consumer<byte[], byte[]> kafka;
    private final ObjectStore objects;
    private final Map<Integer, PartitionState> partitions = new HashMap<>();

    private static final class PartitionState {
        long next;
        LogReader reader;
        final Map<RecordingId, Accept> accepts = new HashMap<>();

        PartitionState(int partition) {
            reader = new LogReader(partition, Limits.DEFAULTS);
        }
    }

    TestIndexer(Connection catalog, Consumer<byte[], byte[]> kafka, ObjectStore objects) {
        this.catalog = catalog;
        this.kafka = kafka;
        this.objects = objects;
    }

    /** Publishes everything of the partition below {@code nextOffset} that was not published yet; gives the segment's key. */
    String publish(int partition, long nextOffset) throws SQLException {
        PartitionState state = partitions.computeIfAbsent(partition, PartitionState::new);
        OpenSegment open =
                new OpenSegment(Generators.timeBasedEpochRandomGenerator().generate());
        open.offsets(partition, state.next, nextOffset);
        Map<RecordingId, Subject> touched = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : read(partition, state.next, nextOffset)) {
            if (state.reader.read(record) instanceof LogRead.Entry(LogEntry entry)) {
                touched.put(entry.subject().recordingId(), entry.subject());
                absorb(entry, state, open);
            }
        }
        state.next = nextOffset;
        Segment segment = open.close();
        objects.put(segment.objectKey(), segment.bytes()).await().atMost(Duration.ofSeconds(20));
        catalog.setAutoCommit(false);
        insert(segment);
        for (Subject subject : touched.values()) {
            upsert(subject, partition, state);
        }
        checkpoint(partition, state);
        catalog.commit();
        return segment.objectKey();
    }

    /** As if everything below had been absorbed. */
    void skipTo(int partition, long nextOffset) throws SQLException {
        PartitionState state = partitions.computeIfAbsent(partition, PartitionState::new);
        state.next = nextOffset;
        checkpoint(partition, state);
        if (!catalog.getAutoCommit()) {
            catalog.commit();
        }
    }

    /** Everything that the partition holds now. */
    String publishAll(int partition) throws SQLException {
        TopicPartition place = new TopicPartition(Topics.CHUNKS, partition);
        return publish(partition, kafka.endOffsets(List.of(place)).get(place));
    }

    void update(String sql, Object... parameters) throws SQLException {
        run(sql, parameters);
        if (!catalog.getAutoCommit()) {
            catalog.commit();
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> read(int partition, long from, long to) {
        TopicPartition place = new TopicPartition(Topics.CHUNKS, partition);
        kafka.assign(List.of(place));
        kafka.seek(place, from);
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        while (kafka.position(place) < to) {
            kafka.poll(Duration.ofMillis(200)).forEach(record -> {
                if (record.offset() < to) {
                    found.add(record);
                }
            });
        }
        return found;
    }

    private static void absorb(LogEntry entry, PartitionState state, OpenSegment open) {
        Accept accept = state.accepts.computeIfAbsent(entry.subject().recordingId(), id -> new Accept());
        if (!(entry instanceof LogEntry.Chunk chunk)) {
            accept.offer(entry, 0);
        } else if (EventReader.read(chunk) instanceof EventsRead.Events(List<RecordedEvent> events)
                && accept.offer(chunk, events) instanceof Verdict.Accepted(int first)) {
            open.append(
                    chunk.place().partition(),
                    chunk.subject(),
                    chunk.place().offset(),
                    first,
                    events.subList(first, events.size()));
        }
    }

    private void insert(Segment segment) throws SQLException {
        run(
                "INSERT INTO segments(segment_id, object_key, state, owner) VALUES (?, ?, 'published', 'test')",
                segment.id(),
                segment.objectKey());
        for (Section section : segment.footer().sections()) {
            for (BlockEntry block : section.blocks()) {
                insert(segment.id(), block);
            }
        }
    }

    private void insert(UUID segment, BlockEntry block) throws SQLException {
        run(
                "INSERT INTO blocks(recording_id, first_offset, last_offset, segment_id, byte_offset, byte_length, raw_bytes,"
                        + " event_count, first_timestamp, last_timestamp, runs, keyframes)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)",
                block.subject().recordingId().value(),
                block.firstOffset(),
                block.lastOffset(),
                segment,
                block.byteOffset(),
                block.byteLength(),
                block.rawBytes(),
                block.eventCount(),
                block.firstTimestamp(),
                block.lastTimestamp(),
                BlocksJson.runs(block.runs()),
                BlocksJson.keyframes(block.keyframes()));
    }

    private void upsert(Subject subject, int partition, PartitionState state) throws SQLException {
        Accept accept = state.accepts.get(subject.recordingId());
        run(
                "INSERT INTO recordings(recording_id, website_id, dialect, partition, state, revision, first_received_at,"
                        + " last_received_at, last_offset, started_at, accept_state, detect_state)"
                        + " VALUES (?, ?, 'native', ?, ?, nextval('catalog_revision'), 0, 0, ?, 0, ?, ''::bytea)"
                        + " ON CONFLICT (recording_id) DO UPDATE SET state = excluded.state, last_offset = excluded.last_offset,"
                        + " accept_state = excluded.accept_state",
                subject.recordingId().value(),
                subject.websiteId().value(),
                partition,
                accept.recordingState().name(),
                accept.lastOffset(),
                accept.state());
    }

    private void checkpoint(int partition, PartitionState state) throws SQLException {
        run(
                "INSERT INTO partitions(partition, next_offset, pending) VALUES (?, ?, ?::jsonb) ON CONFLICT (partition)"
                        + " DO UPDATE SET next_offset = excluded.next_offset, pending = excluded.pending",
                partition,
                state.next,
                PendingChunks.toJson(state.reader.pending()));
    }

    private void run(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = catalog.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
