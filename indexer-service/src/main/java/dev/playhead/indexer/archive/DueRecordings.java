package dev.playhead.indexer.archive;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.catalog.CatalogReads;
import dev.playhead.storage.catalog.RecordingSnapshot;
import dev.playhead.wire.settings.WebsiteSettings;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which recordings are due, and what the catalog says about one. Blocks; fails as the catalog does. */
@ApplicationScoped
class DueRecordings {

    private static final int PAGE = 20;

    private static final String DUE = """
            SELECT recording_id, coalesce(ended_at, last_received_at) AS ended FROM recordings
            WHERE NOT archived AND state IN ('ready', 'stopped') AND coalesce(ended_at, last_received_at) <= $1
              AND archive_retry_at <= now()
            ORDER BY coalesce(ended_at, last_received_at) LIMIT $2
            """;

    private static final String RECORDING = """
            SELECT (to_jsonb(r) - 'detect_state')::text AS summary, a.generation, a.object_key, a.stored_bytes, a.facts_loaded,
                   (w.settings ->> 'retentionDays')::int AS retention_days
            FROM recordings r LEFT JOIN archives a USING (recording_id) LEFT JOIN websites w ON w.website_id = r.website_id
            WHERE r.recording_id = $1
            """;

    private static final String FACTS_WITHOUT_BLOCK =
            "SELECT segment_id FROM facts_without_block WHERE recording_id = $1 AND NOT archived";

    private static final String FACTS = """
            SELECT g.object_key, s.facts_offset, s.facts_length
            FROM segment_sections s JOIN segments g USING (segment_id)
            WHERE s.partition = $2 AND s.facts_length > 0
              AND s.segment_id IN (SELECT segment_id FROM blocks WHERE recording_id = $1
                                   UNION SELECT segment_id FROM facts_without_block WHERE recording_id = $1 AND NOT archived)
              AND s.segment_id NOT IN (SELECT segment_id FROM facts_without_block WHERE recording_id = $1 AND archived)
            ORDER BY s.first_offset
            """;

    private static final String LATER =
            "UPDATE recordings SET archive_retry_at = now() + make_interval(secs => $2::float8) WHERE recording_id = $1";

    private final Pool pool;
    private final CatalogReads reads;
    private final ArchiveConfig config;
    private final IndexerConfig indexer;

    DueRecordings(Pool pool, CatalogReads reads, ArchiveConfig config, IndexerConfig indexer) {
        this.pool = pool;
        this.reads = reads;
        this.config = config;
        this.indexer = indexer;
    }

    /** @param endedAt epoch ms */
    record Due(RecordingId id, long endedAt) {}

    /** Those that have waited longest first; other indexers may be at them. */
    List<Due> find(long nowMs) {
        List<Due> due = new ArrayList<>();
        query(DUE, Tuple.of(nowMs - config.after().toMillis(), PAGE))
                .forEach(row -> due.add(new Due(new RecordingId(row.getUUID("recording_id")), row.getLong("ended"))));
        return due;
    }

    /** Empty where it has gone meanwhile. */
    Optional<Archivable> read(RecordingId id) {
        RecordingSnapshot snapshot = reads.snapshot(id).await().atMost(indexer.catalogTimeout());
        RowSet<Row> rows = query(RECORDING, Tuple.of(id.value()));
        if (snapshot == null || rows.size() == 0) {
            return Optional.empty();
        }
        Row row = rows.iterator().next();
        return Optional.of(new Archivable(
                new Subject(snapshot.websiteId(), id),
                snapshot.partition(),
                retentionDays(row, snapshot.websiteId()),
                row.getString("summary"),
                snapshot.blocks(),
                archive(row),
                facts(id, snapshot.partition()),
                factsWithoutBlock(id)));
    }

    private static int retentionDays(Row row, WebsiteId website) {
        Integer set = row.getInteger("retention_days");
        return set == null ? WebsiteSettings.builder(website).build().retentionDays() : set;
    }

    /** Leaves a recording alone for a while. */
    void later(RecordingId id) {
        query(LATER, Tuple.of(id.value(), config.retryAfter().toMillis() / 1000.0));
    }

    private static Archivable.@Nullable Archived archive(Row row) {
        String key = row.getString("object_key");
        return key == null
                ? null
                : new Archivable.Archived(
                        row.getLong("generation"), key, row.getLong("stored_bytes"), row.getBoolean("facts_loaded"));
    }

    private List<Archivable.FactsPlace> facts(RecordingId id, int partition) {
        List<Archivable.FactsPlace> places = new ArrayList<>();
        query(FACTS, Tuple.of(id.value(), partition))
                .forEach(row -> places.add(new Archivable.FactsPlace(
                        row.getString("object_key"), row.getLong("facts_offset"), row.getInteger("facts_length"))));
        return places;
    }

    private List<UUID> factsWithoutBlock(RecordingId id) {
        List<UUID> segments = new ArrayList<>();
        query(FACTS_WITHOUT_BLOCK, Tuple.of(id.value())).forEach(row -> segments.add(row.getUUID(0)));
        return segments;
    }

    private RowSet<Row> query(String sql, Tuple arguments) {
        return pool.preparedQuery(sql).execute(arguments).await().atMost(indexer.catalogTimeout());
    }
}
