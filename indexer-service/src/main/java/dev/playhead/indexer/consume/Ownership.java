package dev.playhead.indexer.consume;

import dev.playhead.wire.record.PendingChunk;
import java.util.List;

/**
 * This instance's claim on a partition, as the catalog granted it.
 *
 * @param partition  the partition of {@code playhead.chunks}
 * @param epoch      the owner epoch; a publish under an older epoch is refused by the catalog
 * @param nextOffset the catalog's checkpoint: everything below is published, but for {@code pending}
 * @param pending    chunks whose first frames lie below {@code nextOffset}
 */
public record Ownership(int partition, long epoch, long nextOffset, List<PendingChunk> pending) {

    public Ownership {
        pending = List.copyOf(pending);
    }
}
