package dev.playhead.replay.tail;

import dev.playhead.recording.RecordingId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** One viewer's bounded queue of one recording's records. The tail's thread fills it, the viewer's thread drains it. */
public final class Feed implements AutoCloseable {
    private final int partition;
    private final RecordKey key;
    private final long capacity;
    private final Consumer<Feed> onClose;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Queue<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private long firstOffset = -1;
    private Fed.@Nullable Ending ending;

    Feed(int partition, RecordingId id, long capacityBytes, Consumer<Feed> onClose) {
        this.partition = partition;
        this.key = new RecordKey(id);
        this.capacity = capacityBytes;
        this.onClose = onClose;
    }

    int partition() {
        return partition;
    }

    RecordKey key() {
        return key;
    }

    /**
     * The offset from which on this feed gets every record of its recording; waits for the tail to say it.
     *
     * @throws LogUnavailable if the feed ended before, or the tail doesn't say it in time
     */
    public long firstOffset(Duration timeout) {
        lock.lock();
        try {
            long nanos = timeout.toNanos();
            while (firstOffset < 0 && ending == null && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            if (firstOffset < 0) {
                throw new LogUnavailable("the tail of partition " + partition + " did not start");
            }
            return firstOffset;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailable("interrupted while joining the tail", e);
        } finally {
            lock.unlock();
        }
    }

    /** The next record, waiting for it. Records that came before an overflow are gone with it: the viewer resumes. */
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
            ConsumerRecord<byte[], byte[]> next = waiting.poll();
            if (next == null) {
                return new Fed.Quiet();
            }
            waitingBytes -= size(next);
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
                waiting.clear();
                waitingBytes = 0;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void begin(long offset) {
        lock.lock();
        try {
            firstOffset = offset;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A record larger than the whole capacity passes if nothing else waits. */
    void add(ConsumerRecord<byte[], byte[]> record) {
        lock.lock();
        try {
            if (ending != null) {
                return;
            }
            if (!waiting.isEmpty() && waitingBytes + size(record) > capacity) {
                end(Fed.Ending.SLOW);
                return;
            }
            waiting.add(record);
            waitingBytes += size(record);
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

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        return Math.max(0, record.serializedValueSize()) + 256L;
    }
}
