package dev.playhead.indexer.archive;

import dev.playhead.indexer.IndexerConfig;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Condemns published segments that nothing refers to any more: no block, no facts that an archive lacks, none that ClickHouse lacks. No
 * segment gets blocks after its publish, so one that is free stays free. The sweeper deletes it after a grace.
 */
@ApplicationScoped
public class FreedSegments {

    private static final Logger LOG = Logger.getLogger(FreedSegments.class);

    private static final String CONDEMN = """
            UPDATE segments SET state = 'deleting', unindexed = false, delete_after = now() + make_interval(secs => $1::float8)
            WHERE state = 'published' AND segment_id IN (
              SELECT s.segment_id FROM segments s
              WHERE s.state = 'published'
                AND NOT EXISTS (SELECT FROM blocks b WHERE b.segment_id = s.segment_id)
                AND NOT EXISTS (SELECT FROM facts_without_block f WHERE f.segment_id = s.segment_id AND NOT f.archived)
                AND NOT EXISTS (SELECT FROM segment_sections x WHERE x.segment_id = s.segment_id AND NOT x.facts_loaded)
              LIMIT 1000)
            """;

    private final Pool pool;
    private final ArchiveConfig config;
    private final IndexerConfig indexer;

    FreedSegments(Pool pool, ArchiveConfig config, IndexerConfig indexer) {
        this.pool = pool;
        this.config = config;
        this.indexer = indexer;
    }

    /** One pass; blocks; fails as the catalog does. */
    public void condemn() {
        int freed = pool.preparedQuery(CONDEMN)
                .execute(Tuple.of(config.freedAfter().toMillis() / 1000.0))
                .await()
                .atMost(indexer.catalogTimeout())
                .rowCount();
        if (freed > 0) {
            LOG.infof("%d segments hold nothing any more and go in %s", freed, config.freedAfter());
        }
    }
}
