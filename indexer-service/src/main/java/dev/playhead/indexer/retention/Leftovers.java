package dev.playhead.indexer.retention;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.recording.RecordingId;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Rows of the catalog that nobody needs any more. Each statement may be repeated, by two indexers at once too. */
@ApplicationScoped
class Leftovers {

    private static final Logger LOG = Logger.getLogger(Leftovers.class);

    /** Nothing of the recording is left anywhere but its row. */
    private static final String CLOSE = """
            DELETE FROM expirations e WHERE facts_at IS NOT NULL
              AND NOT EXISTS (SELECT FROM archive_objects a WHERE a.recording_id = e.recording_id)
            RETURNING recording_id
            """;

    private static final String FORGET = """
            DELETE FROM recordings WHERE state = 'expired' AND recording_id IN (
              SELECT recording_id FROM recordings r WHERE expired_at <= now() - make_interval(secs => $1::float8)
                AND NOT EXISTS (SELECT FROM expirations e WHERE e.recording_id = r.recording_id)
                AND NOT EXISTS (SELECT FROM recordings_outbox o WHERE o.recording_id = r.recording_id)
              ORDER BY expired_at LIMIT $2)
            """;

    private static final String SHARES = """
            DELETE FROM shares WHERE share_id IN (
              SELECT share_id FROM shares WHERE expires_at <= now() - make_interval(secs => $1::float8) LIMIT $2)
            """;

    private static final String INTAKE = """
            DELETE FROM intake_tallies WHERE (website_id, hour, reason, instance) IN (
              SELECT website_id, hour, reason, instance FROM intake_tallies
              WHERE hour <= now() - make_interval(secs => $1::float8) LIMIT $2)
            """;

    /** Rows are small and many of them end with each hour. */
    private static final int INTAKE_BATCH = 20_000;

    private final Pool pool;
    private final IndexerConfig indexer;
    private final RetentionConfig config;
    private final RetentionMetrics metrics;

    Leftovers(Pool pool, IndexerConfig indexer, RetentionConfig config, RetentionMetrics metrics) {
        this.pool = pool;
        this.indexer = indexer;
        this.config = config;
        this.metrics = metrics;
    }

    /** Closes the expiries of which nothing is left. */
    void close() {
        for (Row row : execute(CLOSE, Tuple.tuple())) {
            RecordingId id = new RecordingId(row.getUUID(0));
            try (LogKeys keys = LogKeys.of(id)) {
                LOG.infof("recordingId=%s has expired and is gone from ClickHouse and object storage", id);
            }
        }
    }

    /** Forgets recordings that expired long ago. */
    void forget() {
        int forgotten = execute(FORGET, Tuple.of(config.forgetAfter().toMillis() / 1000.0, config.batch()))
                .rowCount();
        if (forgotten > 0) {
            metrics.forgotten(forgotten);
            LOG.infof("%d recordings that expired long ago are forgotten", forgotten);
        }
    }

    /** Removes links that have expired; they open nothing since. */
    void forgetShares() {
        int gone = execute(SHARES, Tuple.of(config.forgetSharesAfter().toMillis() / 1000.0, config.batch()))
                .rowCount();
        if (gone > 0) {
            LOG.infof("%d expired share links are forgotten", gone);
        }
    }

    /** Removes what ingest counted long ago. */
    void forgetIntake() {
        execute(INTAKE, Tuple.of(config.forgetIntakeAfter().toMillis() / 1000.0, INTAKE_BATCH));
    }

    private RowSet<Row> execute(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).await().atMost(indexer.catalogTimeout());
    }
}
