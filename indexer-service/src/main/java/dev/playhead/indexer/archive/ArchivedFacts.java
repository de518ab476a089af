package dev.playhead.indexer.archive;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.load.CatalogLocks;
import dev.playhead.indexer.load.OutboxLoader;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.archive.ArchiveFooter;
import dev.playhead.storage.facts.FactsStore;
import dev.playhead.storage.segment.FactsEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Loads facts into a ClickHouse that has lost them, from archives: their segments are gone. Only once all sections of the partition are
 * loaded, since a segment that is still there may hold some of them, and only where nothing stands beside the archive: then its facts are all
 * that the recording has. Holds the lock under which erased rows are deleted, so none comes back after that.
 */
@ApplicationScoped
public class ArchivedFacts {

    private static final Logger LOG = Logger.getLogger(ArchivedFacts.class);
    private static final Duration LOADED_WITHIN = Duration.ofMinutes(5);

    private static final String UNLOADED = """
            SELECT a.recording_id, a.object_key, a.stored_bytes FROM archives a JOIN recordings r USING (recording_id)
            WHERE NOT a.facts_loaded AND r.archived
              AND NOT EXISTS (SELECT FROM segment_sections s JOIN segments g USING (segment_id)
                              WHERE NOT s.facts_loaded AND g.state = 'published' AND s.partition = r.partition)
            LIMIT 50
            """;

    private static final String STILL = "SELECT 1 FROM archives WHERE object_key = $1 AND NOT facts_loaded";
    private static final String LOADED = "UPDATE archives SET facts_loaded = true WHERE object_key = $1";

    private final Pool pool;
    private final CatalogLocks locks;
    private final ObjectReads reads;
    private final FactsStore facts;
    private final IndexerConfig config;

    ArchivedFacts(Pool pool, CatalogLocks locks, ObjectReads reads, FactsStore facts, IndexerConfig config) {
        this.pool = pool;
        this.locks = locks;
        this.reads = reads;
        this.facts = facts;
        this.config = config;
    }

    /** One page; blocks. */
    public void loadLate() {
        for (Row row : execute(UNLOADED, Tuple.tuple())) {
            locks.holding(OutboxLoader.LOCK, LOADED_WITHIN, connection -> Uni.createFrom()
                    .voidItem()
                    .emitOn(Archiver.WORK)
                    .invoke(() -> load(
                            new RecordingId(row.getUUID("recording_id")),
                            row.getString("object_key"),
                            row.getLong("stored_bytes"))));
        }
    }

    private void load(RecordingId id, String key, long storedBytes) {
        if (execute(STILL, Tuple.of(key)).size() == 0) {
            return;
        }
        ArchiveFooter footer = reads.footer(key, storedBytes);
        long count = footer.facts().stream().mapToLong(FactsEntry::count).sum();
        long there = facts.countOf(id).await().atMost(LOADED_WITHIN);
        if (there != count) {
            if (there > 0) {
                facts.erase(List.of(id)).await().atMost(LOADED_WITHIN);
            }
            for (FactsEntry entry : footer.facts()) {
                facts.insertArchived(reads.factLines(key, entry.byteOffset(), entry.byteLength()), entry.count())
                        .await()
                        .atMost(LOADED_WITHIN);
            }
        }
        execute(LOADED, Tuple.of(key));
        LOG.infof("recordingId=%s has %d facts from its archive", id, count);
    }

    private RowSet<Row> execute(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).await().atMost(config.catalogTimeout());
    }
}
