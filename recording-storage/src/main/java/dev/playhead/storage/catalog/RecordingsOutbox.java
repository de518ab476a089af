package dev.playhead.storage.catalog;

import dev.playhead.storage.facts.RecordingRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What ClickHouse's recordings list has yet to hear of. Read, upsert, then {@link #delivered}: a crash in between repeats an upsert,
 * which does no harm.
 */
@ApplicationScoped
public class RecordingsOutbox {
    // Columns are those of ClickHouse's table; a recording that is erased or gone from the catalog is a deleted row
    // there.
    private static final String PENDING = """
            SELECT r.recording_id, r.revision, (jsonb_build_object(
                'website_id', r.website_id, 'recording_id', r.recording_id, 'revision', r.revision,
                'day', to_char(to_timestamp(r.first_received_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
                'is_deleted', CASE WHEN r.state IN ('erased', 'expired') THEN 1 ELSE 0 END,
                'external_id', coalesce(r.external_id, ''), 'dialect', r.dialect, 'state', r.state,
                'first_received_at', to_char(to_timestamp(r.first_received_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS'),
                'last_received_at', to_char(to_timestamp(r.last_received_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS'),
                'ended_at', to_char(to_timestamp(r.ended_at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS'),
                'started_at', to_char(to_timestamp(least(greatest(r.started_at, 0), 9999999999999) / 1000.0) AT TIME ZONE 'UTC',
                                      'YYYY-MM-DD HH24:MI:SS.MS'))
              || jsonb_build_object(
                'duration_ms', greatest(r.duration_ms, 0), 'active_ms', greatest(r.active_ms, 0), 'event_count', r.event_count,
                'chunk_count', r.chunk_count, 'raw_bytes', r.raw_bytes, 'stored_bytes', r.stored_bytes, 'page_views', r.page_views,
                'clicks', r.clicks, 'rage_clicks', r.rage_clicks, 'dead_clicks', r.dead_clicks, 'errors', r.errors,
                'console_errors', r.console_errors, 'network_errors', r.network_errors, 'inputs', r.inputs)
              || jsonb_build_object(
                'entry_url', r.entry_url, 'exit_url', r.exit_url, 'visitor_uid', r.visitor_uid, 'session_uid', r.session_uid,
                'user_id', r.user_id, 'browser', r.browser, 'os', r.os, 'device', r.device, 'country', r.country, 'sdk', r.sdk,
                'metadata', r.metadata, 'pages', r.pages))::text
            FROM recordings_outbox o JOIN recordings r USING (recording_id)
            ORDER BY o.revision LIMIT $1
            """;

    private static final String ANY = "SELECT 1 FROM recordings_outbox LIMIT 1";

    private static final String DELIVERED = """
            DELETE FROM recordings_outbox o USING unnest($1::uuid[], $2::bigint[]) AS d (recording_id, revision)
             WHERE o.recording_id = d.recording_id AND o.revision <= d.revision
            """;

    private final Pool catalog;

    public RecordingsOutbox(Pool catalog) {
        this.catalog = catalog;
    }

    /** Whether there is anything to deliver. */
    public Uni<Boolean> isPending() {
        return catalog.query(ANY).execute().map(rows -> rows.size() > 0);
    }

    /** The rows as they stand now, those that have waited longest first. */
    public Uni<List<RecordingRow>> pending(int limit) {
        return catalog.preparedQuery(PENDING).execute(Tuple.of(limit)).map(rows -> {
            List<RecordingRow> pending = new ArrayList<>();
            rows.forEach(row -> pending.add(new RecordingRow(row.getUUID(0), row.getLong(1), row.getString(2))));
            return List.copyOf(pending);
        });
    }

    /** Removes what ClickHouse has acknowledged; a recording that has changed since stays. */
    public Uni<Void> delivered(List<RecordingRow> rows) {
        return catalog.preparedQuery(DELIVERED)
                .execute(Tuple.of(
                        rows.stream().map(RecordingRow::recordingId).toArray(UUID[]::new),
                        rows.stream().map(RecordingRow::revision).toArray(Long[]::new)))
                .replaceWithVoid();
    }
}
