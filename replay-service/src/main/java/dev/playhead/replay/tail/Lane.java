package dev.playhead.replay.tail;

import java.util.ArrayList;
import java.util.List;

/** Requests for one partition that wait for a scan of it; at most one scan at a time. Thread-safe. */
final class Lane {
    private final int partition;
    private final Consumers.Use use;
    private final List<ScanRequest> waiting = new ArrayList<>();
    private boolean scanned;

    Lane(int partition, Consumers.Use use) {
        this.partition = partition;
        this.use = use;
    }

    int partition() {
        return partition;
    }

    Consumers.Use use() {
        return use;
    }

    /** Whether the caller has to see to it that the lane is scanned. */
    synchronized boolean add(ScanRequest request) {
        waiting.add(request);
        boolean first = !scanned;
        scanned = true;
        return first;
    }

    /**
     * Those that a scan at {@code position} can still serve.
     *
     * @param horizon requests from there on wait for a later scan, so that those behind the position needn't wait for ever
     */
    synchronized List<ScanRequest> take(long position, long horizon) {
        List<ScanRequest> taken = waiting.stream()
                .filter(request -> request.from() >= position && request.from() < horizon)
                .toList();
        waiting.removeAll(taken);
        return taken;
    }

    synchronized List<ScanRequest> takeAll() {
        return take(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Whether nothing waits any more; then the next {@link #add} has to start a scan. */
    synchronized boolean isFinished() {
        scanned = !waiting.isEmpty();
        return !scanned;
    }
}
