package dev.playhead.indexer.erase;

import dev.playhead.indexer.consume.PartitionClaims;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.segment.Segment;
import dev.playhead.storage.segment.SegmentRead;
import dev.playhead.storage.segment.SegmentReader;
import dev.playhead.storage.segment.SegmentRewrite;
import dev.playhead.wire.RecordingIds;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.Serial;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Replaces a published segment by one with exactly the blocks that the catalog has in it, and without facts of erased recordings. Row before
 * upload, as for every segment; then {@link SegmentSwap} moves the rows, all of them or none.
 */
@ApplicationScoped
class SegmentRewriter {

    private static final Logger LOG = Logger.getLogger(SegmentRewriter.class);

    private static final String BLOCKS = "SELECT recording_id, first_offset FROM blocks WHERE segment_id = $1";
    private static final String SECTIONS = "SELECT partition FROM segment_sections WHERE segment_id = $1";
    private static final String FACTS_WITHOUT_BLOCK =
            "SELECT count(*)::int FROM facts_without_block WHERE segment_id = $1";
    private static final String GONE = """
            SELECT recording_id FROM erasures WHERE recording_id = ANY($1)
            UNION SELECT recording_id FROM recordings WHERE recording_id = ANY($1) AND state = 'expired'
            """;
    private static final String STAGE =
            "INSERT INTO segments (segment_id, object_key, state, owner, stored_bytes) VALUES ($1, $2, 'staged', $3, $4)";
    private static final String ABANDON =
            "UPDATE segments SET state = 'deleting' WHERE segment_id = $1 AND state = 'staged'";

    private final Pool pool;
    private final ObjectStore objects;
    private final PartitionClaims claims;
    private final SegmentSwap swap;

    SegmentRewriter(Pool pool, ObjectStore objects, PartitionClaims claims, SegmentSwap swap) {
        this.pool = pool;
        this.objects = objects;
        this.claims = claims;
        this.swap = swap;
    }

    record Old(UUID id, String objectKey) {}

    /** What was read of the catalog is no longer so: another erasure, another indexer. Nothing was changed. */
    static final class MovedOnException extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        MovedOnException(String what) {
            super(what);
        }
    }

    /** Fails with {@link MovedOnException}, or as catalog and object storage do; the segment is then as it was. */
    Uni<Void> rewrite(Old old) {
        return Uni.combine()
                .all()
                .unis(objects.get(old.objectKey()), blocks(old), sections(old), factsWithoutBlock(old))
                .asTuple()
                .chain(read -> {
                    SegmentRewrite rewrite = open(old, read.getItem1());
                    return erased(rewrite.factHolders())
                            .map(erased -> rewrite.keeping(newId(), read.getItem3(), read.getItem2(), erased))
                            .chain(segment -> publish(old, segment, read.getItem4()));
                });
    }

    private Uni<Void> publish(Old old, Segment segment, int factsWithoutBlock) {
        return pool.preparedQuery(STAGE)
                .execute(Tuple.of(segment.id(), segment.objectKey(), claims.owner(), (long) segment.bytes().length))
                .chain(() -> objects.put(segment.objectKey(), segment.bytes()))
                .chain(() -> swap.swap(old.id(), segment, factsWithoutBlock))
                .invoke(() ->
                        LOG.infof("segment=%s replaced by segment=%s without what was erased", old.id(), segment.id()))
                .onFailure()
                .call(() -> pool.preparedQuery(ABANDON).execute(Tuple.of(segment.id())));
    }

    private static SegmentRewrite open(Old old, byte[] whole) {
        return switch (SegmentReader.footer(whole)) {
            case SegmentRead.Intact intact -> new SegmentRewrite(whole, intact.footer());
            case SegmentRead.Damaged damaged ->
                throw new IllegalStateException("segment " + old.id() + " is damaged: " + damaged.reason());
            case SegmentRead.UnknownVersion unknown ->
                throw new IllegalStateException("segment " + old.id() + " is of version " + unknown.version());
        };
    }

    private Uni<Set<SegmentRewrite.BlockKey>> blocks(Old old) {
        return pool.preparedQuery(BLOCKS).execute(Tuple.of(old.id())).map(rows -> {
            Set<SegmentRewrite.BlockKey> blocks = new HashSet<>();
            rows.forEach(
                    row -> blocks.add(new SegmentRewrite.BlockKey(new RecordingId(row.getUUID(0)), row.getLong(1))));
            return blocks;
        });
    }

    private Uni<Set<Integer>> sections(Old old) {
        return pool.preparedQuery(SECTIONS).execute(Tuple.of(old.id())).map(rows -> {
            Set<Integer> partitions = new HashSet<>();
            rows.forEach(row -> partitions.add(row.getInteger(0)));
            return partitions;
        });
    }

    private Uni<Integer> factsWithoutBlock(Old old) {
        return pool.preparedQuery(FACTS_WITHOUT_BLOCK)
                .execute(Tuple.of(old.id()))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private Uni<Set<RecordingId>> erased(Set<RecordingId> among) {
        UUID[] ids = among.stream().map(RecordingId::value).toArray(UUID[]::new);
        return pool.preparedQuery(GONE).execute(Tuple.of(ids)).map(rows -> {
            Set<RecordingId> erased = new HashSet<>();
            rows.forEach(row -> erased.add(new RecordingId(row.getUUID(0))));
            return erased;
        });
    }

    private static UUID newId() {
        return RecordingIds.mint().value();
    }
}
