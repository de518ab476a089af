package dev.playhead.indexer.load;

import dev.playhead.indexer.IndexerConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Work that only one indexer may do at a time. The lock belongs to a transaction of the catalog that stays open meanwhile: it goes with its
 * connection, so an indexer that dies leaves none behind. Thread-safe.
 */
@ApplicationScoped
public class CatalogLocks {

    private static final String TRY =
            "SELECT bool_and(pg_try_advisory_xact_lock(hashtextextended(name, 0))) FROM unnest($1::text[]) AS name";

    private final Pool pool;
    private final IndexerConfig config;

    CatalogLocks(Pool pool, IndexerConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /**
     * Blocks the caller until the work is done or failed.
     *
     * @param work  must not block; the connection's transaction commits when it succeeds
     * @param within how long the work may take, besides the catalog's own timeout
     * @return whether the lock was free and the work was done
     */
    public boolean holding(String name, Duration within, Function<SqlConnection, Uni<Void>> work) {
        return holding(List.of(name), within, work);
    }

    /** The same with several locks at once: all of them, or nothing is done. */
    public boolean holding(List<String> names, Duration within, Function<SqlConnection, Uni<Void>> work) {
        return pool.withTransaction(connection -> connection
                        .preparedQuery(TRY)
                        .execute(Tuple.tuple().addArrayOfString(names.toArray(String[]::new)))
                        .map(rows -> rows.iterator().next().getBoolean(0))
                        .chain(free -> free
                                ? work.apply(connection).replaceWith(true)
                                : Uni.createFrom().item(false)))
                .await()
                .atMost(within.plus(config.catalogTimeout()));
    }
}
