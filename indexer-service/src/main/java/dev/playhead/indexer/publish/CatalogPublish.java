package dev.playhead.indexer.publish;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.archive.ArchiveConfig;
import dev.playhead.indexer.consume.PartitionClaims;
import dev.playhead.indexer.erase.KafkaRetention;
import dev.playhead.indexer.fold.Flush;
import dev.playhead.indexer.retry.Retry;
import dev.playhead.storage.segment.Segment;
import dev.playhead.wire.record.PendingChunks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The ONE transaction that makes a segment part of the catalog: segment, sections, blocks, recordings, outbox, erasures, usage, refusals and
 * each partition's checkpoint. A checkpoint is compared on owner epoch and former value; a partition whose compare is lost is left out whole.
 */
@ApplicationScoped
public class CatalogPublish {

    private final Pool pool;
    private final IndexerConfig config;
    private final PartitionClaims claims;
    private final KafkaRetention kafka;
    private final ArchiveConfig archive;
    private final Retry retry;

    CatalogPublish(
            Pool pool,
            IndexerConfig config,
            PartitionClaims claims,
            KafkaRetention kafka,
            ArchiveConfig archive,
            Retry retry) {
        this.kafka = kafka;
        this.archive = archive;
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
        RecordingsWrite recordings = new RecordingsWrite(flush, segment, kafka, archive.freedAfter());
        AtomicBoolean again = new AtomicBoolean();
        return retry.untilAnswered("publish to the catalog", () -> {
            // a former try whose answer got lost may have landed
            List<Integer> landed = again.getAndSet(true) ? landed(flush, segment) : List.of();
            return landed.isEmpty() ? attempt(flush, segment, recordings) : landed;
        });
    }

    private List<Integer> attempt(Flush flush, @Nullable Segment segment, RecordingsWrite recordings) {
        return pool.withTransaction(connection -> checkpoints(connection, flush).chain(taken -> {
                    if (taken.isEmpty()) {
                        return Uni.createFrom().item(taken);
                    }
                    return segmentAndBlocks(connection, flush, segment, taken)
                            .chain(() -> recordings.in(connection, taken))
                            .chain(() -> Batch.of(connection, UsageRows.ADD, UsageRows.of(flush, segment, taken)))
                            .chain(() -> OverQuota.note(connection, flush, taken))
                            .replaceWith(taken);
                }))
                .await()
                .atMost(config.catalogTimeout());
    }

    private Uni<List<Integer>> checkpoints(SqlConnection connection, Flush flush) {
        List<Tuple> rows = flush.steps().stream()
                .map(step -> Tuple.of(
                        step.partition(),
                        step.ownership().epoch(),
                        step.fromOffset(),
                        step.nextOffset(),
                        PendingChunks.toJson(step.pending())))
                .toList();
        return connection.preparedQuery(Sql.CHECKPOINT).executeBatch(rows).map(answers -> {
            List<Integer> taken = new ArrayList<>();
            RowSet<Row> answer = answers;
            for (Flush.Step step : flush.steps()) {
                if (answer.rowCount() == 1) {
                    taken.add(step.partition());
                }
                answer = answer.next();
            }
            return taken;
        });
    }

    private static Uni<Void> segmentAndBlocks(
            SqlConnection connection, Flush flush, @Nullable Segment segment, List<Integer> taken) {
        return segment == null
                ? Uni.createFrom().voidItem()
                : new SegmentWrite(segment, flush.factHolders()).in(connection, taken);
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
