package dev.playhead.indexer.publish;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.consume.PartitionClaims;
import dev.playhead.indexer.fold.Flush;
import dev.playhead.indexer.fold.RecordingChange;
import dev.playhead.indexer.retry.Retry;
import dev.playhead.recording.lifecycle.RecordingState;
import dev.playhead.storage.segment.BlockEntry;
import dev.playhead.storage.segment.Section;
import dev.playhead.storage.segment.Segment;
import dev.playhead.wire.record.PendingChunks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ONE transaction that makes a segment part of the catalog: segment, sections, blocks, recordings, outbox and each partition's
 * checkpoint. A checkpoint is compared on owner epoch and former value; a partition whose compare is lost is left out whole.
 */
@ApplicationScoped
public class CatalogPublish {

    private final Pool pool;
    private final IndexerConfig config;
    private final PartitionClaims claims;
    private final Retry retry;

    CatalogPublish(Pool pool, IndexerConfig config, PartitionClaims claims, Retry retry) {
        this.pool = pool;
        this.config = config;
        this.claims = claims;
        this.retry = retry;
    }

    /** Row before upload: an object whose publish never comes is found by its row and swept. Repeatable. */
    void stage(Segment segment) {
        pool.preparedQuery(Sql.STAGE)
                .execute(Tuple.of(segment.id(), segment.objectKey(), claims.owner(), (long) segment.bytes().length))
                .await()
                .atMost(config.catalogTimeout());
    }

    /**
     * Publishes, however often it takes to learn the outcome.
     *
     * @param segment null where the flush holds checkpoints and recordings but neither events nor facts
     * @return the partitions whose step the catalog took
     */
    List<Integer> publish(Flush flush, @Nullable Segment segment) {
        return retry.untilAnswered("publish to the catalog", () -> {
            // a former try whose answer got lost may have landed
            List<Integer> landed = landed(flush, segment);
            return landed.isEmpty() ? attempt(flush, segment) : landed;
        });
    }

    private List<Integer> attempt(Flush flush, @Nullable Segment segment) {
        return pool.withTransaction(connection -> checkpoints(connection, flush).chain(taken -> {
                    if (taken.isEmpty()) {
                        return Uni.createFrom().item(taken);
                    }
                    Uni<Void> written =
                            segment == null ? Uni.createFrom().voidItem() : segment(connection, segment, taken);
                    return written.chain(() -> recordings(connection, flush, segment, taken))
                            .replaceWith(taken);
                }))
                .await()
                .atMost(config.catalogTimeout());
    }

    private Uni<List<Integer>> checkpoints(SqlConnection connection, Flush flush) {
        Uni<List<Integer>> all = Uni.createFrom().item(new ArrayList<>());
        for (Flush.Step step : flush.steps()) {
            all = all.chain(taken -> connection
                    .preparedQuery(Sql.CHECKPOINT)
                    .execute(Tuple.of(
                            step.partition(),
                            step.ownership().epoch(),
                            step.fromOffset(),
                            step.nextOffset(),
                            PendingChunks.toJson(step.pending())))
                    .map(rows -> {
                        if (rows.rowCount() == 1) {
                            taken.add(step.partition());
                        }
                        return taken;
                    }));
        }
        return all;
    }

    private Uni<Void> segment(SqlConnection connection, Segment segment, List<Integer> taken) {
        List<Tuple> sections = new ArrayList<>();
        List<Tuple> blocks = new ArrayList<>();
        for (Section section : segment.footer().sections()) {
            if (taken.contains(section.partition())) {
                sections.add(CatalogRows.section(segment.id(), section));
                section.blocks().forEach(block -> blocks.add(CatalogRows.block(segment.id(), block)));
            }
        }
        return connection
                .preparedQuery(Sql.PUBLISH)
                .execute(Tuple.of(segment.id()))
                .invoke(rows -> {
                    if (rows.rowCount() != 1) {
                        throw new SegmentSweptException(segment.id());
                    }
                })
                .chain(() -> batch(connection, Sql.SECTION, sections))
                .chain(() -> batch(connection, Sql.BLOCK, blocks));
    }

    private Uni<Void> recordings(
            SqlConnection connection, Flush flush, @Nullable Segment segment, List<Integer> taken) {
        Map<UUID, Long> storedBytes = storedBytes(segment);
        List<Tuple> rows = new ArrayList<>();
        List<Tuple> outbox = new ArrayList<>();
        List<Tuple> erased = new ArrayList<>();
        for (Flush.Step step : flush.steps()) {
            if (!taken.contains(step.partition())) {
                continue;
            }
            for (RecordingChange change : step.changes()) {
                UUID id = change.subject().recordingId().value();
                rows.add(CatalogRows.recording(change, storedBytes.getOrDefault(id, 0L)));
                outbox.add(Tuple.of(id));
                if (change.state() instanceof RecordingState.Erased) {
                    erased.add(Tuple.of(id));
                }
            }
        }
        return batch(connection, Sql.RECORDING, rows)
                .chain(() -> batch(connection, Sql.OUTBOX, outbox))
                .chain(() -> batch(connection, Sql.ERASE_BLOCKS, erased))
                .chain(() -> batch(connection, Sql.ERASE_RECORDING, erased));
    }

    private static Map<UUID, Long> storedBytes(@Nullable Segment segment) {
        Map<UUID, Long> bytes = new HashMap<>();
        if (segment != null) {
            for (Section section : segment.footer().sections()) {
                for (BlockEntry block : section.blocks()) {
                    bytes.merge(block.subject().recordingId().value(), (long) block.byteLength(), Long::sum);
                }
            }
        }
        return bytes;
    }

    private static Uni<Void> batch(SqlConnection connection, String sql, List<Tuple> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
    }

    /** Which partitions an earlier try has published: our segment's own rows say so, or the checkpoint that only we can have set. */
    private List<Integer> landed(Flush flush, @Nullable Segment segment) {
        List<Integer> landed = new ArrayList<>();
        if (segment != null) {
            pool.preparedQuery(Sql.LANDED_SECTIONS)
                    .execute(Tuple.of(segment.id()))
                    .await()
                    .atMost(config.catalogTimeout())
                    .forEach(row -> landed.add(row.getInteger("partition")));
            return landed;
        }
        for (Flush.Step step : flush.steps()) {
            boolean found = pool.preparedQuery(Sql.LANDED_CHECKPOINT)
                            .execute(Tuple.of(step.partition(), step.ownership().epoch(), step.nextOffset()))
                            .await()
                            .atMost(config.catalogTimeout())
                            .rowCount()
                    == 1;
            if (found) {
                landed.add(step.partition());
            }
        }
        return landed;
    }
}
