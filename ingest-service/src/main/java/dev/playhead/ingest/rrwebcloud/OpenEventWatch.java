package dev.playhead.ingest.rrwebcloud;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An event that is begun and never ended would occupy memory for as long as its sender likes. Used by one event loop. */
final class OpenEventWatch {
    private static final long NONE = -1;

    private final EventLoop loop;
    private final long timeoutNanos;
    private final Runnable late;
    private @Nullable ScheduledFuture<?> timer;
    private long event = NONE;
    private long deadline;

    /** @param late runs when the event that is open has been so for too long */
    OpenEventWatch(EventLoop loop, Duration timeout, Runnable late) {
        this.loop = loop;
        this.timeoutNanos = timeout.toNanos();
        this.late = late;
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
            deadline = System.nanoTime() + timeoutNanos;
            timer = loop.schedule(late, timeoutNanos, TimeUnit.NANOSECONDS);
        }
        return event != NONE && System.nanoTime() - deadline >= 0;
    }

    void stop() {
        event = NONE;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
