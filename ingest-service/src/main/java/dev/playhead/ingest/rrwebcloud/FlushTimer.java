package dev.playhead.ingest.rrwebcloud;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Says when a buffer is to be passed on although it isn't full. Armed only while something is in it. */
final class FlushTimer {
    private final EventLoop loop;
    private final SocketBuffer buffer;
    private final long idleNanos;
    private final long withinNanos;
    private final Runnable due;
    private @Nullable ScheduledFuture<?> timer;

    /**
     * @param idle after the last byte
     * @param within after the first byte, whatever follows it
     * @param due runs on the event loop
     */
    FlushTimer(EventLoop loop, SocketBuffer buffer, Duration idle, Duration within, Runnable due) {
        this.loop = loop;
        this.buffer = buffer;
        this.idleNanos = idle.toNanos();
        this.withinNanos = within.toNanos();
        this.due = due;
    }

    /** Something is in the buffer, or is so again. */
    void arm() {
        if (timer == null && !buffer.isEmpty()) {
            long nanos = Math.max(0, buffer.dueIn(idleNanos, withinNanos));
            timer = loop.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void look() {
        timer = null;
        if (buffer.isEmpty()) {
            return;
        }
        if (buffer.dueIn(idleNanos, withinNanos) > 0) {
            arm();
        } else {
            due.run();
        }
    }
}
