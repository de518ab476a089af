package dev.playhead.storage.catalog;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.lifecycle.RecordingState;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What a replay reads. Thread-safe; fails as the database client does. */
@ApplicationScoped
public class CatalogReads {
    // One statement is one MVCC snapshot: a publish between two would show blocks without their checkpoint, and the
    // tail would
    // repeat them or leave a hole.
    private static final String SNAPSHOT = """
            SELECT r.website_id, r.state, r.partition, r.accept_state, r.last_offset,
                   coalesce(p.next_offset, 0), coalesce(p.pending::text, '[]'),
                   (SELECT coalesce(json_agg(json_build_array(s.object_key, b.byte_offset, b.byte_length, b.raw_bytes, b.event_count,
                               b.first_timestamp, b.last_timestamp, b.first_offset, b.last_offset, b.runs, b.keyframes)
                             ORDER BY b.first_offset), '[]'::json)::text
                      FROM blocks b JOIN segments s ON s.segment_id = b.segment_id
                     WHERE b.recording_id = r.recording_id),
                   coalesce(a.object_key, ''), coalesce(a.frames::text, '[]')
              FROM recordings r LEFT JOIN partitions p ON p.partition = r.partition LEFT JOIN archives a ON a.recording_id = r.recording_id
             WHERE r.recording_id = $1
            """;

    private static final String CHECKPOINT = "SELECT next_offset, pending::text FROM partitions WHERE partition = $1";

    private final Pool catalog;

    public CatalogReads(Pool catalog) {
        this.catalog = catalog;
    }

    /** State, blocks and checkpoint of one moment; null where the catalog doesn't know the recording (yet). */
    public Uni<@Nullable RecordingSnapshot> snapshot(RecordingId id) {
        return catalog.preparedQuery(SNAPSHOT)
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.size() == 0 ? null : snapshot(id, first(rows)));
    }

    /** Where the tail of a partition begins, also of one that nothing has been absorbed of. */
    public Uni<Checkpoint> checkpoint(int partition) {
        return catalog.preparedQuery(CHECKPOINT)
                .execute(Tuple.of(partition))
                .map(rows -> rows.size() == 0
                        ? Checkpoint.none(partition)
                        : new Checkpoint(
                                partition, first(rows).getLong(0), first(rows).getString(1)));
    }

    private static RecordingSnapshot snapshot(RecordingId id, Row row) {
        int partition = row.getInteger(2);
        return new RecordingSnapshot(
                id,
                new WebsiteId(row.getString(0)),
                RecordingState.named(row.getString(1)),
                partition,
                row.get(Buffer.class, 3).getBytes(),
                row.getLong(4),
                BlocksJson.merged(row.getString(8), row.getString(9), row.getString(7)),
                new Checkpoint(partition, row.getLong(5), row.getString(6)));
    }

    private static Row first(RowSet<Row> rows) {
        return rows.iterator().next();
    }
}
