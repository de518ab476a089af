package dev.playhead.indexer.load;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.storage.objects.ObjectStore;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Removes segments that were staged and never published, and those that a rewrite has replaced or that nothing refers to any more, after a grace for readers. The state moves first, on the condition that it is still staged, so that a
 * publisher that comes late finds its segment gone instead of publishing an object that is being deleted.
 */
@ApplicationScoped
public class Sweeper {

    private static final Logger LOG = Logger.getLogger(Sweeper.class);
    private static final Duration DELETED_WITHIN = Duration.ofSeconds(60);

    private static final String CONDEMN = """
            UPDATE segments SET state = 'deleting'
            WHERE segment_id IN (
              SELECT segment_id FROM segments
              WHERE state = 'staged' AND staged_at < now() - make_interval(secs => $1) LIMIT 100)
              AND state = 'staged'
            """;
    private static final String CONDEMNED =
            "SELECT segment_id, object_key FROM segments WHERE state = 'deleting' AND delete_after <= now() LIMIT 100";
    private static final String FORGET = "DELETE FROM segments WHERE segment_id = $1 AND state = 'deleting'";

    private final ObjectStore objects;
    private final Pool pool;
    private final IndexerConfig config;

    Sweeper(ObjectStore objects, Pool pool, IndexerConfig config) {
        this.objects = objects;
        this.pool = pool;
        this.config = config;
    }

    /** One pass; blocks. A failure leaves the rest to the next pass. */
    public void sweep() {
        pool.preparedQuery(CONDEMN)
                .execute(Tuple.of((double) config.sweepAfter().toSeconds()))
                .await()
                .atMost(config.catalogTimeout());
        for (Row row : pool.query(CONDEMNED).execute().await().atMost(config.catalogTimeout())) {
            UUID segment = row.getUUID("segment_id");
            try (LogKeys keys = LogKeys.ofSegment(segment)) {
                objects.delete(row.getString("object_key")).await().atMost(DELETED_WITHIN);
                pool.preparedQuery(FORGET).execute(Tuple.of(segment)).await().atMost(config.catalogTimeout());
                LOG.infof("segment=%s is gone", segment);
            }
        }
    }
}
