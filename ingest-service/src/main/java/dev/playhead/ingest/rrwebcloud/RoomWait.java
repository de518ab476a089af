package dev.playhead.ingest.rrwebcloud;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Asks for memory again and again while a buffer holds something that has none. Used by one event loop. */
final class RoomWait {
    private final EventLoop loop;
    private final SocketBuffer buffer;
    private final long pauseNanos;
    private final Runnable asked;
    private @Nullable ScheduledFuture<?> timer;

    /** @param asked runs after each time, on the event loop */
    RoomWait(EventLoop loop, SocketBuffer buffer, Duration pause, Runnable asked) {
        this.loop = loop;
        this.buffer = buffer;
        this.pauseNanos = pause.toNanos();
        this.asked = asked;
    }

    void armUnlessRoom() {
        if (timer == null && !buffer.hasRoom()) {
            timer = loop.schedule(this::ask, pauseNanos, TimeUnit.NANOSECONDS);
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }

    private void ask() {
        timer = null;
        buffer.takeRoom();
        asked.run();
    }
}
