package dev.playhead.indexer.archive;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.consume.PartitionClaims;
import dev.playhead.storage.objects.ObjectStore;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * The objects' rows: one before the upload, so that an object whose archiver has died is found and removed. A row says who writes the
 * object ({@code owner}); while that may still go on, a condemned object's row stays and its object is deleted again and again, so a
 * writer that comes late leaves nothing behind. Blocks; fails as catalog and object storage do.
 */
@ApplicationScoped
public class ArchiveObjects {

    private static final Logger LOG = Logger.getLogger(ArchiveObjects.class);
    private static final Duration DELETED_WITHIN = Duration.ofSeconds(60);

    private static final String NEXT = "SELECT nextval('archive_generation')";
    private static final String STAGE =
            "INSERT INTO archive_objects (object_key, recording_id, state, owner) VALUES ($1, $2, 'staged', $3)";
    private static final String RENEW =
            "UPDATE archive_objects SET staged_at = now() WHERE object_key = $1 AND state = 'staged'";
    private static final String CONDEMN = """
            UPDATE archive_objects SET state = 'deleting'
            WHERE state = 'staged' AND staged_at < now() - make_interval(secs => $1::float8)
            """;
    private static final String CONDEMNED = """
            SELECT object_key, owner = '' OR staged_at < now() - make_interval(secs => $1::float8) AS settled
            FROM archive_objects WHERE state = 'deleting' AND delete_after <= now() LIMIT 200
            """;
    private static final String FORGET = "DELETE FROM archive_objects WHERE object_key = $1 AND state <> 'published'";

    private final Pool pool;
    private final ObjectStore objects;
    private final PartitionClaims claims;
    private final IndexerConfig config;
    private final ArchiveConfig archive;

    ArchiveObjects(
            Pool pool, ObjectStore objects, PartitionClaims claims, IndexerConfig config, ArchiveConfig archive) {
        this.pool = pool;
        this.objects = objects;
        this.claims = claims;
        this.config = config;
        this.archive = archive;
    }

    long nextGeneration() {
        return execute(NEXT, Tuple.tuple()).iterator().next().getLong(0);
    }

    void stage(String key, Archivable recording) {
        execute(STAGE, Tuple.of(key, recording.subject().recordingId().value(), claims.owner()));
    }

    /**
     * Says that the object is still being written.
     *
     * @throws MovedOnException where it was condemned: the recording was erased, or this archiver was given up
     */
    void renew(String key) {
        if (execute(RENEW, Tuple.of(key)).rowCount() != 1) {
            throw new MovedOnException("the object was condemned while it was written");
        }
    }

    /** Removes an object that nothing refers to and that nobody writes any more. */
    void discard(String key) {
        remove(key);
        execute(FORGET, Tuple.of(key));
    }

    /** Gives up objects whose archiver has fallen silent, and deletes what is due. */
    public void sweep() {
        execute(CONDEMN, Tuple.of(config.sweepAfter().toMillis() / 1000.0));
        deleteDue();
    }

    /** Deletes the objects of erased recordings and those that were replaced or given up, as far as they are due. */
    public void deleteDue() {
        for (Row row : execute(CONDEMNED, Tuple.of(archive.silence().toMillis() / 1000.0))) {
            String key = row.getString("object_key");
            remove(key);
            if (row.getBoolean("settled")) {
                execute(FORGET, Tuple.of(key));
                LOG.infof("objectKey=%s is gone", key);
            }
        }
    }

    private void remove(String key) {
        objects.forgetUploads(key).await().atMost(DELETED_WITHIN);
        objects.delete(key).await().atMost(DELETED_WITHIN);
    }

    private RowSet<Row> execute(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).await().atMost(config.catalogTimeout());
    }
}
