package dev.playhead.ingest.rrwebcloud;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An event that is begun and never ended would occupy memory for as long as its sender likes. Only time in which we read counts:
 * what we don't take can't be sent. Used by one event loop.
 */
final class OpenEventWatch {
    private static final long NONE = -1;

    private final EventExecutor loop;
    private final long timeoutNanos;
    private final Runnable late;
    private final LongSupplier clock;
    private @Nullable ScheduledFuture<?> timer;
    private boolean reading = true;
    private long event = NONE;
    private long leftNanos;
    private long countedFrom;
    private boolean hadLastChance;

    /**
     * @param late runs when the event that is open has been so for too long
     * @param clock nanoseconds
     */
    OpenEventWatch(EventExecutor loop, Duration timeout, Runnable late, LongSupplier clock) {
        this.loop = loop;
        this.timeoutNanos = timeout.toNanos();
        this.late = late;
        this.clock = clock;
    }

    /**
     * What is open now.
     *
     * @param events that were whole so far: tells one open event from the next
     * @param heldBytes of the open one; 0 = none is open
     * @return whether it has been open for too long
     */
    boolean isLate(long events, int heldBytes) {
        if (heldBytes == 0) {
            stop();
        } else if (event != events) {
            stop();
            event = events;
            leftNanos = timeoutNanos;
            hadLastChance = false;
            count();
        }
        return event != NONE && left() <= 0;
    }

    /** Whether the peer can send. */
    void reading(boolean now) {
        if (now == reading) {
            return;
        }
        if (now) {
            reading = true;
            count();
        } else {
            leftNanos = left();
            reading = false;
            cancel();
        }
    }

    /** True once for each event: what came and nobody has looked at yet may hold its end. */
    boolean lastChance() {
        boolean first = !hadLastChance;
        hadLastChance = true;
        return first;
    }

    void stop() {
        event = NONE;
        cancel();
    }

    private void count() {
        if (reading && event != NONE) {
            countedFrom = clock.getAsLong();
            timer = loop.schedule(late, Math.max(0, leftNanos), TimeUnit.NANOSECONDS);
        }
    }

    private long left() {
        return reading ? leftNanos - (clock.getAsLong() - countedFrom) : leftNanos;
    }

    private void cancel() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
