package dev.playhead.indexer.erase;

import dev.playhead.indexer.IndexerConfig;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Removes what people have written and linked to recordings that were erased or have expired. Again and again while anything of those is
 * left, since somebody may just be writing.
 */
@ApplicationScoped
public class GoneMarks {

    private static final List<String> TABLES = List.of("shares", "notes", "recordings_seen");
    private static final String GONE = """
             WHERE recording_id IN (
              SELECT recording_id FROM erasures WHERE segments_at IS NULL UNION ALL SELECT recording_id FROM expirations)
            """;

    private final Pool pool;
    private final IndexerConfig config;

    GoneMarks(Pool pool, IndexerConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /** One pass; blocks. */
    public void forget() {
        TABLES.forEach(table -> execute("DELETE FROM " + table + GONE));
        // who did what stays, by ids
        execute("UPDATE audit SET detail = '{}'" + GONE + " AND detail <> '{}'");
    }

    private void execute(String sql) {
        pool.preparedQuery(sql).execute(Tuple.tuple()).await().atMost(config.catalogTimeout());
    }
}
