package dev.playhead.indexer.consume;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.wire.record.PendingChunks;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Which partitions this instance owns right now. Raising the owner epoch is what shuts a former owner out. Thread-safe. */
@ApplicationScoped
public class PartitionClaims {

    private static final String CLAIM = """
            INSERT INTO partitions (partition, owner_epoch, owner) VALUES ($1, 1, $2)
            ON CONFLICT (partition) DO UPDATE
              SET owner_epoch = partitions.owner_epoch + 1, owner = excluded.owner, updated_at = now()
            RETURNING owner_epoch, next_offset, pending::text AS pending
            """;

    private static final String RESTART = """
            UPDATE partitions SET next_offset = $3, pending = '[]'::jsonb, updated_at = now()
            WHERE partition = $1 AND owner_epoch = $2
            """;

    private final Map<Integer, Ownership> owned = new ConcurrentHashMap<>();
    private final Pool pool;
    private final IndexerConfig config;
    private final String owner;
    private volatile boolean assigned;

    PartitionClaims(
            Pool pool,
            IndexerConfig config,
            @ConfigProperty(name = "playhead.instance", defaultValue = "${HOSTNAME:indexer}") String owner) {
        this.pool = pool;
        this.config = config;
        this.owner = owner + "/" + ProcessHandle.current().pid();
    }

    /** Who this instance is in {@code partitions.owner} and {@code segments.owner}. */
    public String owner() {
        return owner;
    }

    /** Raises the partition's owner epoch and returns its checkpoint. Blocks up to the catalog's timeout. */
    Ownership claim(int partition) {
        Row row = pool.preparedQuery(CLAIM)
                .execute(Tuple.of(partition, owner))
                .await()
                .atMost(config.catalogTimeout())
                .iterator()
                .next();
        Ownership ownership = new Ownership(
                partition,
                row.getLong("owner_epoch"),
                row.getLong("next_offset"),
                PendingChunks.fromJson(row.getString("pending")));
        owned.put(partition, ownership);
        return ownership;
    }

    /**
     * Replaces the start of a claim whose checkpoint lies below what the log still holds, also in the catalog: a publish goes on from there
     * or is refused. Blocks up to the catalog's timeout.
     */
    Ownership restart(Ownership lost, long logStart) {
        pool.preparedQuery(RESTART)
                .execute(Tuple.of(lost.partition(), lost.epoch(), logStart))
                .await()
                .atMost(config.catalogTimeout());
        Ownership moved = new Ownership(lost.partition(), lost.epoch(), logStart, List.of());
        owned.replace(lost.partition(), lost, moved);
        return moved;
    }

    /** The group has assigned partitions to this instance, be it none. */
    void markAssigned() {
        assigned = true;
    }

    /** Whether the group has ever told this instance what is its own. */
    public boolean assigned() {
        return assigned;
    }

    void release(Collection<Integer> partitions) {
        partitions.forEach(owned::remove);
    }

    /** Gives up a claim that the catalog no longer honours; {@code false} if it was replaced meanwhile. */
    public boolean forsake(Ownership ownership) {
        return owned.remove(ownership.partition(), ownership);
    }

    public @Nullable Ownership of(int partition) {
        return owned.get(partition);
    }

    public Collection<Ownership> all() {
        return owned.values();
    }
}
