package dev.playhead.indexer.publish;

import dev.playhead.indexer.erase.KafkaRetention;
import dev.playhead.indexer.fold.Flush;
import dev.playhead.indexer.fold.RecordingChange;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.storage.segment.BlockEntry;
import dev.playhead.storage.segment.Section;
import dev.playhead.storage.segment.Segment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of the publish transaction that is about recordings: their rows, the outbox, and what erasing one leaves to do. */
final class RecordingsWrite {

    private final List<PartitionRows> partitions = new ArrayList<>();

    /** Rows of one partition, by statement, in order. */
    private record PartitionRows(int partition, Map<String, List<Tuple>> rows) {
        void add(String sql, Tuple row) {
            rows.computeIfAbsent(sql, none -> new ArrayList<>()).add(row);
        }
    }

    private static final List<String> ORDER = List.of(
            Sql.RECORDING,
            Sql.REFUSAL_DONE,
            Sql.ERASURE,
            Sql.KEPT_BY_KAFKA,
            Sql.ERASE_BLOCKS,
            Sql.ERASE_FACTS,
            Sql.ERASE_ARCHIVE,
            Sql.EXPIRATION,
            Sql.EXPIRE_BLOCKS,
            Sql.EXPIRE_ARCHIVE,
            Sql.ERASE_RECORDING,
            Sql.EXPIRE_RECORDING,
            Sql.OUTBOX);

    /**
     * Asks Kafka, so it may block; writing doesn't.
     *
     * @param forReaders how long the archive of a recording that expires is kept for those who had begun with it
     */
    RecordingsWrite(Flush flush, @Nullable Segment segment, KafkaRetention kafka, Duration forReaders) {
        Map<UUID, Long> storedBytes = storedBytes(segment);
        for (Flush.Step step : flush.steps()) {
            PartitionRows rows = new PartitionRows(step.partition(), new HashMap<>());
            for (RecordingChange change : step.changes()) {
                UUID id = change.subject().recordingId().value();
                rows.add(Sql.RECORDING, CatalogRows.recording(change, storedBytes.getOrDefault(id, 0L)));
                rows.add(Sql.OUTBOX, Tuple.of(id));
                if (change.refusalRead()) {
                    rows.add(Sql.REFUSAL_DONE, Tuple.of(id));
                }
                if (change.erasure() != null) {
                    erase(change, change.erasure(), kafka, rows);
                }
                if (change.state() instanceof RecordingState.Expired) {
                    expire(change, forReaders, rows);
                }
            }
            partitions.add(rows);
        }
    }

    private static void erase(
            RecordingChange change, RecordingChange.Erasure erasure, KafkaRetention kafka, PartitionRows rows) {
        UUID id = change.subject().recordingId().value();
        OffsetDateTime kafkaUntil = kafka.until(time(erasure.lastAppendedAt()));
        LogPlace by = erasure.by();
        if (by != null) {
            rows.add(
                    Sql.ERASURE,
                    Tuple.of(
                                    id,
                                    change.subject().websiteId().value(),
                                    time(by.appendedAt()),
                                    by.offset(),
                                    by.partition())
                            .addOffsetDateTime(kafkaUntil));
        }
        rows.add(Sql.KEPT_BY_KAFKA, Tuple.of(id, kafkaUntil));
        rows.add(Sql.ERASE_BLOCKS, Tuple.of(id));
        rows.add(Sql.ERASE_FACTS, Tuple.of(id));
        rows.add(Sql.ERASE_ARCHIVE, Tuple.of(id));
        rows.add(Sql.ERASE_RECORDING, Tuple.of(id));
    }

    private static void expire(RecordingChange change, Duration forReaders, PartitionRows rows) {
        UUID id = change.subject().recordingId().value();
        rows.add(Sql.EXPIRATION, Tuple.of(id, change.partition(), change.lastOffset()));
        rows.add(Sql.EXPIRE_BLOCKS, Tuple.of(id));
        rows.add(Sql.EXPIRE_ARCHIVE, Tuple.of(id, forReaders.toMillis() / 1000.0));
        rows.add(Sql.ERASE_RECORDING, Tuple.of(id));
        rows.add(Sql.EXPIRE_RECORDING, Tuple.of(id));
    }

    /** @param taken the partitions whose checkpoint this transaction has moved */
    Uni<Void> in(SqlConnection connection, List<Integer> taken) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String sql : ORDER) {
            List<Tuple> rows = partitions.stream()
                    .filter(one -> taken.contains(one.partition()))
                    .flatMap(one -> one.rows().getOrDefault(sql, List.of()).stream())
                    .toList();
            done = done.chain(() -> Batch.of(connection, sql, rows));
        }
        return done;
    }

    private static Map<UUID, Long> storedBytes(@Nullable Segment segment) {
        Map<UUID, Long> bytes = new HashMap<>();
        if (segment != null) {
            for (Section section : segment.footer().sections()) {
                for (BlockEntry block : section.blocks()) {
                    bytes.merge(block.subject().recordingId().value(), (long) block.byteLength(), Long::sum);
                }
            }
        }
        return bytes;
    }

    private static OffsetDateTime time(long epochMs) {
        return Instant.ofEpochMilli(epochMs).atOffset(ZoneOffset.UTC);
    }
}
