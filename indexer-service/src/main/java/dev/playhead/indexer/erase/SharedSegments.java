package dev.playhead.indexer.erase;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.load.CatalogLocks;
import dev.playhead.indexer.retention.RetentionConfig;
import dev.playhead.storage.objects.StorageUnavailable;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Finds the published segments that hold bytes which no row of the catalog points at: of erased recordings, and of partitions whose claim was
 * lost before the publish; those of expired recordings after a longer while, which most of them don't live to see: a segment whose last
 * recording is archived or has expired is deleted whole. Each is rewritten without them.
 */
@ApplicationScoped
class SharedSegments {

    private static final Logger LOG = Logger.getLogger(SharedSegments.class);
    private static final Duration REWRITTEN_WITHIN = Duration.ofMinutes(5);

    /** Facts are loaded under the segment's id: one that still waits for ClickHouse keeps it. */
    private static final String DUE = """
            SELECT g.segment_id, g.object_key FROM segments g
            WHERE g.state = 'published'
              AND (EXISTS (SELECT FROM erasure_segments s JOIN erasures e USING (recording_id)
                           WHERE s.segment_id = g.segment_id AND e.requested_at <= now() - make_interval(secs => $1::float8))
                OR (g.unindexed AND g.published_at <= now() - make_interval(secs => $1::float8))
                OR g.expired_since <= now() - make_interval(secs => $2::float8))
              AND NOT EXISTS (SELECT FROM segment_sections f WHERE f.segment_id = g.segment_id AND NOT f.facts_loaded)
            ORDER BY g.segment_id LIMIT 50
            """;

    private final Pool pool;
    private final CatalogLocks locks;
    private final SegmentRewriter rewriter;
    private final IndexerConfig config;
    private final RetentionConfig retention;

    SharedSegments(
            Pool pool, CatalogLocks locks, SegmentRewriter rewriter, IndexerConfig config, RetentionConfig retention) {
        this.pool = pool;
        this.locks = locks;
        this.rewriter = rewriter;
        this.config = config;
        this.retention = retention;
    }

    /** Blocks. Two indexers that rewrite the same segment do each other no harm; the lock spares the work. */
    void rewriteDue() {
        for (Row row : pool.preparedQuery(DUE)
                .execute(Tuple.of(
                        config.rewriteAfter().toMillis() / 1000.0,
                        retention.rewriteAfter().toMillis() / 1000.0))
                .await()
                .atMost(config.catalogTimeout())) {
            SegmentRewriter.Old old = new SegmentRewriter.Old(row.getUUID("segment_id"), row.getString("object_key"));
            try {
                locks.holding("rewrite:" + old.id(), REWRITTEN_WITHIN, connection -> rewriter.rewrite(old));
            } catch (SegmentRewriter.MovedOnException e) {
                LOG.infof("segment=%s changed while it was rewritten, trying again", old.id());
            } catch (StorageUnavailable | TimeoutException e) {
                throw e;
            } catch (RuntimeException e) {
                // one that is damaged must not keep the others from their turn
                LOG.errorf(e, "segment=%s can't be rewritten", old.id());
            }
        }
    }
}
