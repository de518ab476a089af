package dev.playhead.replay.tail;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** All that one record of the log gave, shared by the queues of those who watch. Counted as held memory once, while any queue has it. */
public final class LiveBatch {
    private static final long OVERHEAD = 256;

    private final long offset;
    private final List<LiveItem> items;
    private final long size;
    private final Buffers buffers;
    private final AtomicInteger queues = new AtomicInteger();

    LiveBatch(long offset, List<LiveItem> items, Buffers buffers) {
        this.offset = offset;
        this.items = items;
        this.buffers = buffers;
        long bytes = OVERHEAD;
        for (LiveItem item : items) {
            bytes += item instanceof LiveItem.Message(var message, long _) ? message.size() : 0;
        }
        this.size = bytes;
    }

    /** The record's. */
    public long offset() {
        return offset;
    }

    public List<LiveItem> items() {
        return items;
    }

    long size() {
        return size;
    }

    void enqueued() {
        if (queues.getAndIncrement() == 0) {
            buffers.add(size);
        }
    }

    void dequeued() {
        if (queues.decrementAndGet() == 0) {
            buffers.add(-size);
        }
    }
}
