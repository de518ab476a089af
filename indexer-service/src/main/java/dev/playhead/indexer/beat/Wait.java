package dev.playhead.indexer.beat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work's dependence on one server. It begins before the server is asked and ends with its answer; in between it is a wait once
 * the server has failed, or has been silent for long. Thread-safe.
 */
public final class Wait {

    private final WaitingFor server;
    private final AtomicReference<@Nullable Asked> asked = new AtomicReference<>();

    private record Asked(long atMs, boolean failed) {}

    Wait(WaitingFor server) {
        this.server = server;
    }

    WaitingFor server() {
        return server;
    }

    /** The server is asked; asked again, the wait goes on from the first time. */
    public void begin() {
        asked.compareAndSet(null, new Asked(System.currentTimeMillis(), false));
    }

    /** The server did not do it, now or for the time being. */
    public void failed() {
        long now = System.currentTimeMillis();
        asked.updateAndGet(before -> new Asked(before == null ? now : before.atMs(), true));
    }

    /** The server has answered, or nothing is wanted of it any more. */
    public void end() {
        asked.set(null);
    }

    /** Since when this is a wait, epoch ms; null while it is none. */
    @Nullable
    Long since(long nowMs, Duration patience) {
        Asked now = asked.get();
        return now != null && (now.failed() || nowMs - now.atMs() >= patience.toMillis()) ? now.atMs() : null;
    }
}
