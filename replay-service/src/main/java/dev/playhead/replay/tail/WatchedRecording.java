package dev.playhead.replay.tail;

import dev.playhead.replay.message.MessageCutter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A recording that has live viewers on this instance. Its records are put together, inflated, put through Accept and made into messages
 * once, on a thread of its own, for all of them. Where that begins comes from the first viewer that has read the log up to its
 * feed's beginning: it brings the state with which it got there.
 */
final class WatchedRecording {
    private static final Logger LOG = Logger.getLogger(WatchedRecording.class);
    private static final long RECORD_OVERHEAD = 256;

    private final long capacity;
    private final Buffers buffers;
    private final MessageCutter cutter;
    private final Folded folded;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Feed> feeds = new ArrayList<>();
    private final Queue<ConsumerRecord<byte[], byte[]>> inbox = new ArrayDeque<>();
    private long inboxBytes;
    private @Nullable RecordingTail tail;
    /** The lowest offset that was or will be folded. */
    private long firstFolded;

    private long next;
    private boolean over;

    /** Told of every record whose messages are with the viewers. */
    @FunctionalInterface
    interface Folded {
        void record(ConsumerRecord<byte[], byte[]> log);
    }

    /** @param capacity bytes of records that may wait to be folded, unless a single one is larger */
    WatchedRecording(long capacity, int messageBytes, Buffers buffers, Folded folded) {
        this.capacity = capacity;
        this.buffers = buffers;
        this.cutter = new MessageCutter(messageBytes);
        this.folded = folded;
    }

    /** Every record from {@code offset} on is offered after this call. */
    void admit(Feed feed, long offset) {
        lock.lock();
        try {
            feeds.add(feed);
            // The first viewer may have come further in the log than the tail.
            feed.begin(this, Math.max(offset, firstFolded));
        } finally {
            lock.unlock();
        }
    }

    /** Whether it was one of this recording's, and the last. */
    boolean remove(Feed feed) {
        lock.lock();
        try {
            boolean last = feeds.remove(feed) && feeds.isEmpty();
            if (last) {
                finish();
            }
            return last;
        } finally {
            lock.unlock();
        }
    }

    /**
     * A viewer has come to {@code at}, which is at or behind its feed's beginning. The first brings the state that all go on from.
     *
     * @return from where on its feed has everything; if that is behind {@code at}, the viewer reads up to there by itself
     */
    long enter(Feed feed, RecordingTail brought, long at) {
        lock.lock();
        try {
            if (tail == null && !over) {
                tail = brought;
                next = at;
                firstFolded = at;
                feeds.forEach(one -> one.beginNotBefore(at));
                Thread.ofVirtual().name("replay-live-", at).start(this::run);
            }
            return feed.beginning();
        } finally {
            lock.unlock();
        }
    }

    /** The next record of the recording. */
    void offer(ConsumerRecord<byte[], byte[]> record) {
        lock.lock();
        try {
            if (over) {
                return;
            }
            if (!inbox.isEmpty() && inboxBytes + size(record) > capacity) {
                endAll(Fed.Ending.SLOW);
                return;
            }
            inbox.add(record);
            hold(size(record));
            changed.signal();
        } finally {
            lock.unlock();
        }
        buffers.makeRoom();
    }

    /** No viewer may miss a record in silence: all end, and come back with their last id. */
    void endAll(Fed.Ending why) {
        lock.lock();
        try {
            finish();
            feeds.forEach(feed -> feed.end(why));
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        lock.lock();
        try {
            return over;
        } finally {
            lock.unlock();
        }
    }

    private void finish() {
        over = true;
        inbox.clear();
        hold(-inboxBytes);
        changed.signal();
    }

    private void hold(long bytes) {
        inboxBytes += bytes;
        buffers.add(bytes);
    }

    private void run() {
        try {
            for (ConsumerRecord<byte[], byte[]> record = await(); record != null; record = await()) {
                fold(record);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            endAll(Fed.Ending.SHUTDOWN);
        } catch (RuntimeException e) {
            LOG.warn("a recording could not be followed; its viewers resume", e);
            endAll(Fed.Ending.LOG);
        }
    }

    private @Nullable ConsumerRecord<byte[], byte[]> await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (inbox.isEmpty() && !over) {
                changed.await();
            }
            ConsumerRecord<byte[], byte[]> record = inbox.poll();
            if (record != null) {
                hold(-size(record));
            }
            return record;
        } finally {
            lock.unlock();
        }
    }

    private void fold(ConsumerRecord<byte[], byte[]> record) {
        RecordingTail state = tail;
        if (state == null || record.offset() < next) {
            return;
        }
        next = record.offset() + 1;
        List<LiveItem> items = new ArrayList<>();
        state.read(record).forEach(item -> add(item, record.timestamp(), items));
        if (!items.isEmpty()) {
            handOut(new LiveBatch(record.offset(), items, buffers));
        }
        folded.record(record);
    }

    private void add(TailItem item, long appendedAt, List<LiveItem> items) {
        switch (item) {
            case TailItem.Events(long offset, int firstIndex, var events) -> {
                try {
                    cutter.cut(
                            offset,
                            firstIndex,
                            events,
                            message -> items.add(new LiveItem.Message(message, appendedAt)));
                } catch (IOException e) {
                    throw new UncheckedIOException("messages are made in memory", e);
                }
            }
            case TailItem.Unreadable(long offset, long at, String _) -> items.add(new LiveItem.Unreadable(offset, at));
            case TailItem.Became(var state) -> items.add(new LiveItem.Became(state));
        }
    }

    private void handOut(LiveBatch batch) {
        lock.lock();
        try {
            feeds.forEach(feed -> feed.add(batch));
        } finally {
            lock.unlock();
        }
        buffers.makeRoom();
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        return Math.max(0, record.serializedValueSize()) + RECORD_OVERHEAD;
    }
}
