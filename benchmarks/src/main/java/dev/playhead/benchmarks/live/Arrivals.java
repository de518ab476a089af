package dev.playhead.benchmarks.live;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What arrived, of what was sent from a moment on. Thread-safe. */
final class Arrivals {
    private final Queue<Long> latencies = new ConcurrentLinkedQueue<>();
    private volatile long from = Long.MAX_VALUE;

    /** Counts what is sent from now on; what was counted is forgotten. */
    void countFromNow() {
        latencies.clear();
        from = System.nanoTime();
    }

    /** @param sentAt {@link System#nanoTime()} */
    void arrived(long sentAt) {
        long now = System.nanoTime();
        if (sentAt - from >= 0) {
            latencies.add(now - sentAt);
        }
    }

    int count() {
        return latencies.size();
    }

    /** Nanoseconds. */
    long[] latencies() {
        return latencies.stream().mapToLong(Long::longValue).toArray();
    }
}
