package dev.playhead.indexer.erase;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.storage.segment.BlockEntry;
import dev.playhead.storage.segment.FactsEntry;
import dev.playhead.storage.segment.Section;
import dev.playhead.storage.segment.Segment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The one transaction that moves a segment's rows to the segment that replaces it. It compares before it sets: exactly the blocks that were
 * read are moved, and none is left behind; otherwise nothing happens. The old object stays for a grace, since readers may be at it.
 */
@ApplicationScoped
class SegmentSwap {

    private static final String LOCK_OLD =
            "SELECT 1 FROM segments WHERE segment_id = $1 AND state = 'published' FOR UPDATE";
    private static final String PUBLISH =
            "UPDATE segments SET state = 'published', published_at = now() WHERE segment_id = $1 AND state = 'staged'";
    private static final String SECTION = """
            INSERT INTO segment_sections
              (segment_id, partition, first_offset, next_offset, facts_offset, facts_length, facts_count, facts_loaded)
            SELECT $1, $2, $3, $4, $5, $6, $7, true
            FROM segment_sections WHERE segment_id = $8 AND partition = $2 AND facts_loaded
            """;
    private static final String MOVE_BLOCKS = """
            UPDATE blocks b SET segment_id = $1, byte_offset = d.byte_offset
            FROM unnest($2::uuid[], $3::bigint[], $4::bigint[]) AS d (recording_id, first_offset, byte_offset)
            WHERE b.recording_id = d.recording_id AND b.first_offset = d.first_offset AND b.segment_id = $5
            """;
    private static final String MOVE_FACTS = "UPDATE facts_without_block SET segment_id = $1 WHERE segment_id = $2";
    private static final String LEFT = "SELECT 1 FROM blocks WHERE segment_id = $1 LIMIT 1";
    private static final String RETIRE = """
            UPDATE segments SET state = 'deleting', unindexed = false, expired_since = NULL,
              delete_after = now() + make_interval(secs => $2::float8)
            WHERE segment_id = $1
            """;

    private final Pool pool;
    private final IndexerConfig config;

    SegmentSwap(Pool pool, IndexerConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /**
     * Fails with {@link SegmentRewriter.MovedOnException} where the catalog has moved on.
     *
     * @param factsWithoutBlock how many recordings had facts without a block in the old segment, before it was read what is erased
     */
    Uni<Void> swap(UUID old, Segment segment, int factsWithoutBlock) {
        return pool.withTransaction(connection -> one(connection, LOCK_OLD, Tuple.of(old))
                .chain(() -> one(connection, PUBLISH, Tuple.of(segment.id())))
                .chain(() -> sections(connection, old, segment))
                .chain(() -> blocks(connection, old, segment))
                .chain(() -> expect(connection, MOVE_FACTS, Tuple.of(segment.id(), old), factsWithoutBlock))
                .chain(() -> expect(connection, LEFT, Tuple.of(old), 0))
                .chain(() -> one(
                        connection, RETIRE, Tuple.of(old, config.readersGrace().toMillis() / 1000.0))));
    }

    private static Uni<Void> sections(SqlConnection connection, UUID old, Segment segment) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (Section section : segment.footer().sections()) {
            FactsEntry facts = section.facts();
            Tuple row = Tuple.of(segment.id(), section.partition(), section.firstOffset(), section.nextOffset())
                    .addLong(facts.byteOffset())
                    .addInteger(facts.byteLength())
                    .addInteger(facts.count())
                    .addUUID(old);
            all = all.chain(() -> one(connection, SECTION, row));
        }
        return all;
    }

    private static Uni<Void> blocks(SqlConnection connection, UUID old, Segment segment) {
        List<BlockEntry> blocks = new ArrayList<>();
        segment.footer().sections().forEach(section -> blocks.addAll(section.blocks()));
        Tuple arguments = Tuple.tuple();
        arguments.addUUID(segment.id());
        arguments.addArrayOfUUID(blocks.stream()
                .map(block -> block.subject().recordingId().value())
                .toArray(UUID[]::new));
        arguments.addArrayOfLong(blocks.stream().map(BlockEntry::firstOffset).toArray(Long[]::new));
        arguments.addArrayOfLong(blocks.stream().map(BlockEntry::byteOffset).toArray(Long[]::new));
        arguments.addUUID(old);
        return expect(connection, MOVE_BLOCKS, arguments, blocks.size());
    }

    private static Uni<Void> one(SqlConnection connection, String sql, Tuple arguments) {
        return expect(connection, sql, arguments, 1);
    }

    private static Uni<Void> expect(SqlConnection connection, String sql, Tuple arguments, int rows) {
        return connection
                .preparedQuery(sql)
                .execute(arguments)
                .invoke(answer -> {
                    if (answer.rowCount() != rows) {
                        throw new SegmentRewriter.MovedOnException(answer.rowCount() + " rows instead of " + rows);
                    }
                })
                .replaceWithVoid();
    }
}
