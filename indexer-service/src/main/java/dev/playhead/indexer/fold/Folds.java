package dev.playhead.indexer.fold;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.consume.Ownership;
import dev.playhead.indexer.consume.PartitionClaims;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.record.Limits;
import dev.playhead.wire.record.LogReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that are folded, each under the claim that stands now. What was folded under an older claim is discarded: whoever owns
 * the partition reads it again from the checkpoint. Confined to the index loop's lock.
 */
final class Folds {

    private final PartitionClaims claims;
    private final IndexerConfig config;
    private final PartitionFold.Collaborators collaborators;
    private final Map<Integer, PartitionFold> byPartition = new HashMap<>();

    Folds(PartitionClaims claims, IndexerConfig config, PartitionFold.Collaborators collaborators) {
        this.claims = claims;
        this.config = config;
        this.collaborators = collaborators;
    }

    /** Null where this instance doesn't own the partition. Asks the catalog where the claim is new. */
    @Nullable
    PartitionFold of(int partition, OpenFlush open) {
        Ownership ownership = claims.of(partition);
        if (ownership == null) {
            discard(partition, open);
            return null;
        }
        return under(ownership, open);
    }

    private PartitionFold under(Ownership ownership, OpenFlush open) {
        PartitionFold fold = byPartition.get(ownership.partition());
        if (fold == null || fold.ownership() != ownership) {
            discard(ownership.partition(), open);
            LogReader reader =
                    LogReader.resume(ownership.partition(), limits(), ownership.nextOffset(), ownership.pending());
            fold = new PartitionFold(ownership, reader, config.leases(), collaborators);
            byPartition.put(ownership.partition(), fold);
        }
        return fold;
    }

    private Limits limits() {
        return new Limits(
                config.chunkBytes(), config.pendingBytes(), config.pendingAge().toMillis());
    }

    private void discard(int partition, OpenFlush open) {
        if (byPartition.remove(partition) != null) {
            open.discard(partition);
            collaborators.unindexed().forget(partition);
        }
    }

    /** A partition that delivers nothing still has leases to judge, and one that is another's now has none. */
    void takeUpClaims(OpenFlush open) {
        claims.all().forEach(ownership -> under(ownership, open));
        List.copyOf(byPartition.values()).stream()
                .map(PartitionFold::ownership)
                .filter(ownership -> claims.of(ownership.partition()) != ownership)
                .forEach(ownership -> discard(ownership.partition(), open));
    }

    /** The catalog took a step, or no longer honours the claim under which it was made. */
    void settled(Flush.Step step, boolean taken, OpenFlush open) {
        PartitionFold fold = byPartition.get(step.partition());
        if (fold == null || fold.ownership() != step.ownership()) {
            return;
        }
        if (taken) {
            fold.published(step.nextOffset());
        } else {
            discard(step.partition(), open);
        }
    }

    Collection<PartitionFold> all() {
        return byPartition.values();
    }

    /** Keeps recordings and page indexes within their budgets, in equal shares. */
    void evict() {
        int held = 0;
        long nodes = 0;
        for (PartitionFold fold : all()) {
            held += fold.recordings().size();
            nodes += fold.recordings().domNodes();
        }
        if (held > config.recordingsInMemory() || nodes > config.domNodes()) {
            int shares = Math.max(1, byPartition.size());
            all().forEach(fold -> fold.evict(config.recordingsInMemory() / shares, config.domNodes() / shares));
        }
    }

    void announce(long nanoTime, Announcements to) {
        all().forEach(fold -> fold.announce(nanoTime, config.liveEvery().toNanos(), to));
    }

    IndexLoop.Lapsed lapsed(long nowMs) {
        Map<Integer, Long> readUpTo = new HashMap<>();
        List<LogEntry.Ended> endings = new ArrayList<>();
        byPartition.forEach((partition, fold) -> {
            List<LogEntry.Ended> due = fold.lapsed(nowMs, config);
            if (!due.isEmpty()) {
                readUpTo.put(partition, fold.nextOffset());
                endings.addAll(due);
            }
        });
        return new IndexLoop.Lapsed(readUpTo, endings);
    }

    void endingAsked(LogEntry.Ended ending, boolean taken) {
        PartitionFold fold = byPartition.get(ending.place().partition());
        if (fold != null && taken) {
            fold.leases().endingAsked(ending);
        } else if (fold != null) {
            fold.leases().endingFailed(ending);
        }
    }
}
