package dev.playhead.indexer.fold;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * What has been read and isn't in the catalog yet, by partition. Thread-safe and never blocks, so that it can be asked while the fold waits
 * for the publisher. Frames of incomplete chunks are no part of the age: nobody was told that such a chunk is taken.
 */
@ApplicationScoped
public class Unindexed {

    private final Map<Integer, Part> parts = new ConcurrentHashMap<>();

    /** A run of records that one checkpoint will cover: the first one's log-append time (epoch ms), and the offset behind the last. */
    private static final class Run {
        private final long firstAppendedAt;
        private volatile long nextOffset = Long.MAX_VALUE;

        Run(long firstAppendedAt) {
            this.firstAppendedAt = firstAppendedAt;
        }
    }

    private static final class Part {
        private final Deque<Run> runs = new ConcurrentLinkedDeque<>();
        private volatile int pendingChunks;
    }

    Unindexed(MeterRegistry metrics) {
        Gauge.builder(
                        "playhead.indexer.oldest.unindexed",
                        this,
                        self -> self.oldestAgeMs(System.currentTimeMillis()).orElse(0) / 1000.0)
                .description(
                        "Age of the oldest record that was read and isn't in the catalog yet, by the log's time; 0 for none")
                .baseUnit("seconds")
                .register(metrics);
        Gauge.builder("playhead.indexer.chunks.pending", this, Unindexed::pendingChunks)
                .description("Chunks of which some frames have been read and others not")
                .register(metrics);
    }

    /** A record was folded; the first one after a step begins a run. */
    void folded(int partition, long appendedAt) {
        Deque<Run> runs = part(partition).runs;
        Run last = runs.peekLast();
        if (last == null || last.nextOffset != Long.MAX_VALUE) {
            runs.addLast(new Run(appendedAt));
        }
    }

    /** What was folded since the last step is on its way to the catalog. */
    void handedOver(int partition, long nextOffset) {
        Run last = part(partition).runs.peekLast();
        if (last != null && last.nextOffset == Long.MAX_VALUE) {
            last.nextOffset = nextOffset;
        }
    }

    /** The catalog has taken the partition's checkpoint. */
    public void published(int partition, long nextOffset) {
        part(partition).runs.removeIf(run -> run.nextOffset <= nextOffset);
    }

    void pendingChunks(int partition, int chunks) {
        part(partition).pendingChunks = chunks;
    }

    /** The partition is another's now, or is read again from its checkpoint. */
    void forget(int partition) {
        parts.remove(partition);
    }

    /** Of all partitions, at least 0; empty where nothing is known to wait. */
    public OptionalLong oldestAgeMs(long nowMs) {
        return parts.values().stream()
                .map(part -> part.runs)
                .flatMap(Collection::stream)
                .mapToLong(run -> Math.max(0, nowMs - run.firstAppendedAt))
                .max();
    }

    private int pendingChunks() {
        return parts.values().stream().mapToInt(part -> part.pendingChunks).sum();
    }

    private Part part(int partition) {
        return parts.computeIfAbsent(partition, any -> new Part());
    }
}
