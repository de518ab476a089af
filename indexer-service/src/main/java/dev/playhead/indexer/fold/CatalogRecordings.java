package dev.playhead.indexer.fold;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.recording.log.Subject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Recordings as of their partition's checkpoint. Blocks up to the catalog's timeout. */
@ApplicationScoped
public class CatalogRecordings {

    private static final String BY_ID = """
            SELECT recording_id, website_id, dialect, state, external_id, first_received_at, last_received_at, finalized, ended_at,
                   accept_state, detect_state
            FROM recordings WHERE recording_id = ANY($1)
            """;
    private static final String LIVE = """
            SELECT recording_id, website_id, last_offset, last_received_at, finalized
            FROM recordings WHERE partition = $1 AND (state = 'live' OR (state = 'stopped' AND ended_at IS NULL))
            ORDER BY last_received_at LIMIT $2
            """;

    private final Pool pool;
    private final IndexerConfig config;

    CatalogRecordings(Pool pool, IndexerConfig config) {
        this.pool = pool;
        this.config = config;
    }

    Map<RecordingId, StoredRecording> load(Collection<RecordingId> ids) {
        UUID[] keys = ids.stream().map(RecordingId::value).toArray(UUID[]::new);
        Map<RecordingId, StoredRecording> found = new HashMap<>();
        for (Row row : query(BY_ID, Tuple.of(keys))) {
            Subject subject = subject(row);
            found.put(
                    subject.recordingId(),
                    new StoredRecording(
                            subject,
                            dialect(row),
                            RecordingState.named(row.getString("state")),
                            row.getString("external_id"),
                            row.getLong("first_received_at"),
                            row.getLong("last_received_at"),
                            row.getBoolean("finalized"),
                            row.getLong("ended_at"),
                            row.getBuffer("accept_state").getBytes(),
                            row.getBuffer("detect_state").getBytes()));
        }
        return found;
    }

    /** The leases of the partition's recordings that have been silent for longest, at most so many. */
    Map<Subject, Lease> leases(int partition, int most) {
        Map<Subject, Lease> leases = new HashMap<>();
        for (Row row : query(LIVE, Tuple.of(partition, most))) {
            leases.put(
                    subject(row),
                    new Lease(
                            row.getLong("last_offset"), row.getLong("last_received_at"), row.getBoolean("finalized")));
        }
        return leases;
    }

    private RowSet<Row> query(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).await().atMost(config.catalogTimeout());
    }

    private static Dialect dialect(Row row) {
        String name = row.getString("dialect");
        return Dialect.fromWireName(name)
                .orElseThrow(() -> new IllegalStateException(
                        "the catalog names a dialect that this release doesn't know: " + name));
    }

    private static Subject subject(Row row) {
        return new Subject(new WebsiteId(row.getString("website_id")), new RecordingId(row.getUUID("recording_id")));
    }
}
