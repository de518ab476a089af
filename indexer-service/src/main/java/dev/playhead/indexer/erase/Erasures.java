package dev.playhead.indexer.erase;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.archive.ArchiveObjects;
import dev.playhead.indexer.load.CatalogLocks;
import dev.playhead.indexer.load.OutboxLoader;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.facts.FactsStore;
import dev.playhead.storage.facts.RecordingsTable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Carries erasures through, after the publish transaction has emptied the catalog: a mark in object storage, the rows in ClickHouse, then
 * the segments that other recordings share; archives go at once. Every step may be done again at any time; what fails is done in a later pass, also by another
 * indexer. A server that is away holds up its own steps only.
 */
@ApplicationScoped
public class Erasures {

    private static final Logger LOG = Logger.getLogger(Erasures.class);
    private static final Duration DELETED_WITHIN = Duration.ofMinutes(5);
    private static final int MOST = 200;

    private static final String UNMARKED = """
            SELECT recording_id, website_id, partition, log_offset, requested_at::text AS requested_at
            FROM erasures WHERE tombstone_at IS NULL ORDER BY requested_at LIMIT $1
            """;
    private static final String MARKED = "UPDATE erasures SET tombstone_at = now() WHERE recording_id = $1";

    /** Facts that still wait to be loaded could be the recording's, and its row's last version must have arrived. */
    private static final String IN_CLICKHOUSE = """
            SELECT recording_id FROM erasures e
            WHERE facts_at IS NULL
              AND NOT EXISTS (SELECT FROM recordings_outbox o WHERE o.recording_id = e.recording_id)
              AND NOT EXISTS (SELECT FROM segment_sections s JOIN segments g USING (segment_id)
                              WHERE NOT s.facts_loaded AND g.state = 'published'
                                AND s.partition = e.partition AND s.first_offset <= e.log_offset)
            ORDER BY requested_at LIMIT $1
            """;

    private static final String FACTS_GONE = "UPDATE erasures SET facts_at = now() WHERE recording_id = ANY($1)";

    /** A segment that is free, and waits to be deleted, may hold bytes of a recording that was erased since. */
    private static final String HURRY = """
            UPDATE segments SET delete_after = now() + make_interval(secs => $1::float8)
            WHERE state = 'deleting' AND delete_after > now() + make_interval(secs => $1::float8)
              AND segment_id IN (SELECT segment_id FROM erasure_segments)
            """;

    /** A segment that was rewritten counts until its old object is gone. */
    private static final String FORGET_SEGMENTS = """
            DELETE FROM erasure_segments e WHERE NOT EXISTS (SELECT FROM segments s WHERE s.segment_id = e.segment_id)
            """;

    private static final String DONE = """
            UPDATE erasures e SET segments_at = now()
            WHERE segments_at IS NULL AND tombstone_at IS NOT NULL AND facts_at IS NOT NULL
              AND NOT EXISTS (SELECT FROM erasure_segments s WHERE s.recording_id = e.recording_id)
              AND NOT EXISTS (SELECT FROM archive_objects a WHERE a.recording_id = e.recording_id)
            RETURNING recording_id
            """;

    private final ErasureRequests requests;
    private final GoneMarks marks;
    private final Pool pool;
    private final CatalogLocks locks;
    private final Tombstones tombstones;
    private final FactsStore facts;
    private final RecordingsTable recordings;
    private final SharedSegments segments;
    private final ArchiveObjects archives;
    private final IndexerConfig config;

    Erasures(
            ErasureRequests requests,
            GoneMarks marks,
            Pool pool,
            CatalogLocks locks,
            Tombstones tombstones,
            FactsStore facts,
            RecordingsTable recordings,
            SharedSegments segments,
            ArchiveObjects archives,
            IndexerConfig config) {
        this.requests = requests;
        this.marks = marks;
        this.pool = pool;
        this.locks = locks;
        this.tombstones = tombstones;
        this.facts = facts;
        this.recordings = recordings;
        this.segments = segments;
        this.archives = archives;
        this.config = config;
    }

    /** One pass; blocks. */
    public void work() {
        attempt("carry out requests for erasure", requests::work);
        attempt("mark erased recordings in object storage", this::mark);
        attempt("delete archives of erased recordings", archives::deleteDue);
        attempt("delete erased recordings from ClickHouse", this::deleteRows);
        attempt("rewrite shared segments", () -> {
            execute(HURRY, Tuple.of(config.readersGrace().toMillis() / 1000.0));
            segments.rewriteDue();
        });
        attempt("close erasures", () -> {
            marks.forget();
            execute(FORGET_SEGMENTS, Tuple.tuple());
            for (Row row : execute(DONE, Tuple.tuple())) {
                RecordingId id = new RecordingId(row.getUUID(0));
                try (LogKeys keys = LogKeys.of(id)) {
                    LOG.infof("recordingId=%s is erased, and nothing of it is left outside the log", id);
                }
            }
        });
    }

    private static void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warnf("could not %s, trying again: %s", what, e.getMessage());
        }
    }

    private void mark() {
        for (Row row : execute(UNMARKED, Tuple.of(MOST))) {
            Tombstones.Tombstone tombstone = new Tombstones.Tombstone(
                    new WebsiteId(row.getString("website_id")),
                    new RecordingId(row.getUUID("recording_id")),
                    row.getInteger("partition"),
                    row.getLong("log_offset"),
                    row.getString("requested_at"));
            try (LogKeys keys = LogKeys.of(new Subject(tombstone.websiteId(), tombstone.recordingId()))
                    .at(tombstone.partition(), tombstone.offset())) {
                tombstones.put(tombstone);
                execute(MARKED, Tuple.of(tombstone.recordingId().value()));
                LOG.infof("recordingId=%s is erased, and marked so in object storage", tombstone.recordingId());
            }
        }
    }

    private void deleteRows() {
        List<RecordingId> due = new ArrayList<>();
        execute(IN_CLICKHOUSE, Tuple.of(MOST)).forEach(row -> due.add(new RecordingId(row.getUUID(0))));
        if (due.isEmpty()) {
            return;
        }
        UUID[] ids = due.stream().map(RecordingId::value).toArray(UUID[]::new);
        locks.holding(OutboxLoader.LOCK, DELETED_WITHIN, connection -> facts.erase(due)
                .chain(() -> recordings.erase(due))
                .ifNoItem()
                .after(DELETED_WITHIN)
                .fail()
                .chain(() -> connection.preparedQuery(FACTS_GONE).execute(Tuple.of(ids)))
                .invoke(() -> LOG.infof("%d erased recordings are gone from ClickHouse", due.size()))
                .chain(() -> Uni.createFrom().voidItem()));
    }

    private RowSet<Row> execute(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).await().atMost(config.catalogTimeout());
    }
}
