package dev.playhead.indexer.retention;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.load.CatalogLocks;
import dev.playhead.indexer.load.OutboxLoader;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.facts.FactsStore;
import dev.playhead.storage.facts.RecordingsTable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Deletes expired recordings' rows from ClickHouse: a month whole once every recording that could have rows in it is gone, else many
 * recordings by one deletion, which waits for more of them. Holds the lock under which rows are delivered, so none comes back after that.
 * Every step may be done again.
 */
@ApplicationScoped
class ExpiredRows {

    private static final Logger LOG = Logger.getLogger(ExpiredRows.class);
    private static final Duration DELETED_WITHIN = Duration.ofMinutes(10);
    /** No record that isn't indexed yet is older, by far. */
    private static final Duration LOG_SPAN = Duration.ofDays(14);

    /** As with erasures: what still waits to be loaded could be the recording's. */
    private static final String DUE = """
            SELECT recording_id, expired_at <= now() - make_interval(secs => $2::float8) AS waited FROM expirations e
            WHERE facts_at IS NULL
              AND NOT EXISTS (SELECT FROM recordings_outbox o WHERE o.recording_id = e.recording_id)
              AND NOT EXISTS (SELECT FROM segment_sections s JOIN segments g USING (segment_id)
                              WHERE NOT s.facts_loaded AND g.state = 'published'
                                AND s.partition = e.partition AND s.first_offset <= e.log_offset)
            ORDER BY expired_at LIMIT $1
            """;

    private static final String GONE = "UPDATE expirations SET facts_at = now() WHERE recording_id = ANY($1)";
    private static final String OLDEST_KEPT =
            "SELECT min(first_received_at) FROM recordings WHERE state IN ('live', 'ready', 'stopped')";

    private final Pool pool;
    private final CatalogLocks locks;
    private final FactsStore facts;
    private final RecordingsTable recordings;
    private final IndexerConfig indexer;
    private final RetentionConfig config;
    private final RetentionMetrics metrics;

    ExpiredRows(
            Pool pool,
            CatalogLocks locks,
            FactsStore facts,
            RecordingsTable recordings,
            IndexerConfig indexer,
            RetentionConfig config,
            RetentionMetrics metrics) {
        this.pool = pool;
        this.locks = locks;
        this.facts = facts;
        this.recordings = recordings;
        this.indexer = indexer;
        this.config = config;
        this.metrics = metrics;
    }

    /** One batch, if one is due; blocks for catalog and ClickHouse. */
    void delete() {
        List<RecordingId> due = due();
        if (due.isEmpty()) {
            return;
        }
        Instant oldest = oldestKept();
        UUID[] ids = due.stream().map(RecordingId::value).toArray(UUID[]::new);
        boolean done = locks.holding(OutboxLoader.LOCK, DELETED_WITHIN, connection -> facts.dropMonthsBefore(oldest)
                .chain(() -> recordings.dropMonthsBefore(oldest))
                .chain(() -> facts.erase(due))
                .chain(() -> recordings.forget(due))
                .ifNoItem()
                .after(DELETED_WITHIN)
                .fail()
                .chain(() -> connection.preparedQuery(GONE).execute(Tuple.of(ids)))
                .replaceWithVoid());
        if (done) {
            metrics.rowsGone(due.size());
            for (RecordingId id : due) {
                try (LogKeys keys = LogKeys.of(id)) {
                    LOG.debugf("recordingId=%s has expired and is gone from ClickHouse", id);
                }
            }
            LOG.infof("%d expired recordings are gone from ClickHouse", due.size());
        }
    }

    /** Empty while all of them may wait for more. */
    private List<RecordingId> due() {
        List<RecordingId> due = new ArrayList<>();
        boolean waited = false;
        for (Row row :
                execute(DUE, Tuple.of(config.rowsBatch(), config.rowsWithin().toMillis() / 1000.0))) {
            due.add(new RecordingId(row.getUUID("recording_id")));
            waited |= row.getBoolean("waited");
        }
        return waited || due.size() >= config.rowsBatch() ? due : List.of();
    }

    /** Before it every recording is gone. */
    private Instant oldestKept() {
        Long oldest = execute(OLDEST_KEPT, Tuple.tuple()).iterator().next().getLong(0);
        Instant unindexed = Instant.now().minus(LOG_SPAN);
        return oldest == null || oldest > unindexed.toEpochMilli() ? unindexed : Instant.ofEpochMilli(oldest);
    }

    private RowSet<Row> execute(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).await().atMost(indexer.catalogTimeout());
    }
}
