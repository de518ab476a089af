package dev.playhead.indexer.archive;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.storage.archive.ArchiveFooter;
import dev.playhead.storage.archive.ArchiveFrame;
import dev.playhead.storage.catalog.BlocksJson;
import dev.playhead.storage.catalog.StoredBlock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * The one transaction that puts an archive in the place of exactly the blocks, and of the archive, that went into it. It compares before
 * it sets: where one of them is gone or has moved, nothing happens. An erasure takes the recording's row too, so one of the two sees the other.
 */
@ApplicationScoped
class ArchiveSwap {

    private static final String LOCK =
            "SELECT 1 FROM recordings WHERE recording_id = $1 AND state NOT IN ('erased', 'expired') FOR UPDATE";

    /** Without an owner: nobody writes it any more. */
    private static final String PUBLISH = """
            UPDATE archive_objects SET state = 'published', owner = '' WHERE object_key = $1 AND state = 'staged'
            """;

    /** Until a segment is gone, an erasure must know that it holds bytes of this recording. */
    private static final String FREE_BLOCKS = """
            WITH freed AS (
              DELETE FROM blocks b USING unnest($2::bigint[], $3::text[], $4::bigint[]) AS d (first_offset, object_key, byte_offset),
                segments s
              WHERE b.recording_id = $1 AND b.first_offset = d.first_offset AND b.byte_offset = d.byte_offset
                AND s.segment_id = b.segment_id AND s.object_key = d.object_key
              RETURNING b.segment_id)
            INSERT INTO facts_without_block (recording_id, segment_id, archived)
            SELECT $1, segment_id, true FROM freed
            ON CONFLICT (recording_id, segment_id) DO UPDATE SET archived = true
            """;

    private static final String FREE_FACTS = """
            UPDATE facts_without_block SET archived = true WHERE recording_id = $1 AND NOT archived AND segment_id = ANY ($2)
            """;

    private static final String FORMER =
            "DELETE FROM archives WHERE recording_id = $1 AND generation = $2 AND facts_loaded = $3";

    private static final String REPLACED = """
            UPDATE archive_objects SET state = 'deleting', delete_after = now() + make_interval(secs => $2::float8)
            WHERE object_key = $1 AND state = 'published'
            """;

    private static final String ARCHIVE = """
            INSERT INTO archives (recording_id, generation, object_key, stored_bytes, raw_bytes, event_count, first_offset, last_offset, frames,
              facts_loaded)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, ($9::text)::jsonb, $10) ON CONFLICT (recording_id) DO NOTHING
            """;

    private static final String RECORDING = """
            UPDATE recordings r SET revision = nextval('catalog_revision'), archive_retry_at = '-infinity',
              stored_bytes = $2 + (SELECT coalesce(sum(b.byte_length), 0) FROM blocks b WHERE b.recording_id = r.recording_id),
              archived = NOT EXISTS (SELECT FROM blocks b WHERE b.recording_id = r.recording_id)
                AND NOT EXISTS (SELECT FROM facts_without_block f WHERE f.recording_id = r.recording_id AND NOT f.archived)
            WHERE recording_id = $1
            """;

    private static final String OUTBOX = """
            INSERT INTO recordings_outbox (recording_id, revision) SELECT recording_id, revision FROM recordings WHERE recording_id = $1
            ON CONFLICT (recording_id) DO UPDATE SET revision = excluded.revision
            """;

    private static final String NOTHING = """
            UPDATE recordings r SET archived = true
            WHERE recording_id = $1 AND NOT EXISTS (SELECT FROM blocks b WHERE b.recording_id = r.recording_id)
              AND NOT EXISTS (SELECT FROM facts_without_block f WHERE f.recording_id = r.recording_id AND NOT f.archived)
            """;

    private final Pool pool;
    private final ArchiveConfig config;
    private final IndexerConfig indexer;

    ArchiveSwap(Pool pool, ArchiveConfig config, IndexerConfig indexer) {
        this.pool = pool;
        this.config = config;
        this.indexer = indexer;
    }

    /**
     * Blocks.
     *
     * @param storedBytes of the whole object
     * @throws MovedOnException where the catalog has moved on
     */
    void swap(Archivable recording, String key, ArchiveFooter footer, long storedBytes) {
        UUID id = recording.subject().recordingId().value();
        Archivable.Archived former = recording.archive();
        pool.withTransaction(connection -> expect(connection, LOCK, Tuple.of(id), 1)
                        .chain(() -> expect(connection, PUBLISH, Tuple.of(key), 1))
                        .chain(() -> blocks(connection, id, recording.blocks()))
                        .chain(() -> expect(
                                connection,
                                FREE_FACTS,
                                Tuple.of(id, recording.factsWithoutBlock().toArray(UUID[]::new)),
                                recording.factsWithoutBlock().size()))
                        .chain(() -> former == null ? Uni.createFrom().voidItem() : replaced(connection, id, former))
                        .chain(() -> expect(
                                connection,
                                ARCHIVE,
                                row(id, key, footer, storedBytes).addBoolean(former == null || former.factsLoaded()),
                                1))
                        .chain(() -> expect(connection, RECORDING, Tuple.of(id, storedBytes), 1))
                        .chain(() -> expect(connection, OUTBOX, Tuple.of(id), 1)))
                .await()
                .atMost(indexer.catalogTimeout());
    }

    /** There is nothing that an archive could hold. */
    void nothing(Archivable recording) {
        pool.preparedQuery(NOTHING)
                .execute(Tuple.of(recording.subject().recordingId().value()))
                .await()
                .atMost(indexer.catalogTimeout());
    }

    private static Uni<Void> blocks(SqlConnection connection, UUID id, List<StoredBlock> blocks) {
        Tuple arguments = Tuple.tuple();
        arguments.addUUID(id);
        arguments.addArrayOfLong(blocks.stream().map(StoredBlock::firstOffset).toArray(Long[]::new));
        arguments.addArrayOfString(blocks.stream().map(StoredBlock::objectKey).toArray(String[]::new));
        arguments.addArrayOfLong(blocks.stream().map(StoredBlock::byteOffset).toArray(Long[]::new));
        return expect(connection, FREE_BLOCKS, arguments, blocks.size());
    }

    private Uni<Void> replaced(SqlConnection connection, UUID id, Archivable.Archived former) {
        return expect(connection, FORMER, Tuple.of(id, former.generation(), former.factsLoaded()), 1)
                .chain(() -> expect(
                        connection,
                        REPLACED,
                        Tuple.of(former.objectKey(), config.freedAfter().toMillis() / 1000.0),
                        1));
    }

    private static Tuple row(UUID id, String key, ArchiveFooter footer, long storedBytes) {
        List<ArchiveFrame> frames = footer.frames();
        return Tuple.of(id, footer.generation(), key, storedBytes)
                .addLong(footer.rawBytes())
                .addLong(footer.eventCount())
                .addLong(frames.isEmpty() ? null : frames.getFirst().first().offset())
                .addLong(frames.isEmpty() ? null : frames.getLast().last().offset())
                .addString(BlocksJson.frames(frames));
    }

    private static Uni<Void> expect(SqlConnection connection, String sql, Tuple arguments, int rows) {
        return connection
                .preparedQuery(sql)
                .execute(arguments)
                .invoke(answer -> {
                    if (answer.rowCount() != rows) {
                        throw new MovedOnException(answer.rowCount() + " rows instead of " + rows);
                    }
                })
                .replaceWithVoid();
    }
}
