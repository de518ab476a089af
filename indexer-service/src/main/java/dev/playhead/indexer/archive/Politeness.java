package dev.playhead.indexer.archive;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.locks.LockSupport;

/** Keeps one thread's work at a share of a core, by pauses between its pieces. Confined to that thread. */
final class Politeness {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final double share;
    private long usedNanos = THREADS.getCurrentThreadCpuTime();

    Politeness(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of a core is above 0 and at most 1, not " + share);
        }
        this.share = share;
    }

    /** Pauses for as long as the work since the last pause was too much; returns early when interrupted. */
    void pause() {
        long used = THREADS.getCurrentThreadCpuTime() - usedNanos;
        LockSupport.parkNanos((long) (used * (1 - share) / share));
        usedNanos = THREADS.getCurrentThreadCpuTime();
    }
}
