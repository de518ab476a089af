package dev.playhead.replay.tail;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One viewer's bounded queue of what its recording's records gave. The recording's thread fills it, the viewer's thread drains it. */
public final class Feed implements AutoCloseable {
    private static final long NOT_YET = -1;

    private final int partition;
    private final RecordKey key;
    private final long capacity;
    private final Buffers buffers;
    private final Consumer<Feed> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<LiveBatch> waiting = new ArrayDeque<>();
    private volatile long waitingBytes;
    private long beginning = NOT_YET;
    private @Nullable WatchedRecording recording;
    private Fed.@Nullable Ending ending;

    Feed(int partition, RecordKey key, long capacityBytes, Buffers buffers, Consumer<Feed> onClose) {
        this.partition = partition;
        this.key = key;
        this.capacity = capacityBytes;
        this.buffers = buffers;
        this.onClose = onClose;
    }

    int partition() {
        return partition;
    }

    RecordKey key() {
        return key;
    }

    /**
     * The offset up to which the viewer has to read by itself; waits for the tail to say it.
     *
     * @throws LogUnavailable if the feed ended before, or the tail doesn't say it in time
     */
    public long firstOffset(Duration timeout) {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (beginning == NOT_YET && ending == null && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            if (beginning == NOT_YET) {
                throw new LogUnavailable("the tail of partition " + partition + " did not start");
            }
            return beginning;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted while joining the tail", e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Called by a viewer that has read up to {@code at}, at or behind {@link #firstOffset}. Its state may become the one with which
     * the recording is followed for all viewers, so it is given away.
     *
     * @return from where on this feed has everything. If that is behind {@code at}, the viewer, which was not the first, still owns
     *     its state and reads up to there
     */
    public long enter(RecordingTail tail, long at) {
        WatchedRecording watched;
        lock.lock();
        try {
            watched = recording;
        } finally {
            lock.unlock();
        }
        if (watched == null) {
            throw new IllegalStateException("entered before it began");
        }
        return watched.enter(this, tail, at);
    }

    /** What the next record gave, waiting for it. What came before an overflow is gone with it: the viewer resumes. */
    public Fed take(Duration timeout) {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (waiting.isEmpty() && ending == null && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            if (ending != null) {
                return new Fed.Over(ending);
            }
            LiveBatch next = waiting.poll();
            if (next == null) {
                return new Fed.Quiet();
            }
            waitingBytes -= next.size();
            next.dequeued();
            return new Fed.Next(next);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Fed.Over(Fed.Ending.SHUTDOWN);
        } finally {
            lock.unlock();
        }
    }

    /** Ends the feed, whoever is waiting for it. The first reason stays. */
    public void end(Fed.Ending why) {
        lock.lock();
        try {
            if (ending == null) {
                ending = why;
                waiting.forEach(LiveBatch::dequeued);
                waiting.clear();
                waitingBytes = 0;
                changed.signalAll();
                if (why == Fed.Ending.SLOW) {
                    buffers.countSlow();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void begin(WatchedRecording of, long offset) {
        lock.lock();
        try {
            recording = of;
            beginning = offset;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void beginNotBefore(long offset) {
        lock.lock();
        try {
            beginning = Math.max(beginning, offset);
        } finally {
            lock.unlock();
        }
    }

    long beginning() {
        lock.lock();
        try {
            return beginning;
        } finally {
            lock.unlock();
        }
    }

    boolean isOver() {
        lock.lock();
        try {
            return ending != null;
        } finally {
            lock.unlock();
        }
    }

    /** Memory of what waits, shared with other viewers. */
    long waitingBytes() {
        return waitingBytes;
    }

    /** What came of one record passes if nothing else waits, however large it is. */
    void add(LiveBatch batch) {
        lock.lock();
        try {
            if (ending != null || batch.offset() < beginning) {
                return;
            }
            if (!waiting.isEmpty() && waitingBytes + batch.size() > capacity) {
                end(Fed.Ending.SLOW);
                return;
            }
            batch.enqueued();
            waiting.add(batch);
            waitingBytes += batch.size();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        end(Fed.Ending.GONE);
        onClose.accept(this);
    }
}
