package dev.playhead.ingest.rrwebcloud;

import io.netty.channel.EventLoop;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Passes on what a socket buffered, on a thread that may wait for Kafka; one flush at a time. Used by one event loop. */
final class SocketFlush {
    /**
     * How a flush ended.
     *
     * @param anything whether Kafka got something
     */
    record Outcome(boolean anything, @Nullable Throwable failure) {}

    private final EventLoop loop;
    private final Supplier<SocketStream> opening;
    private @Nullable SocketStream stream;
    private boolean running;

    /** @param opening of the stream, once there is something to read */
    SocketFlush(EventLoop loop, Supplier<SocketStream> opening) {
        this.loop = loop;
        this.opening = opening;
    }

    boolean isRunning() {
        return running;
    }

    /**
     * Begins a flush; none may be running.
     *
     * @param complete whether the stream ends with it
     * @param done gets the outcome, on the event loop
     */
    void start(SocketBuffer.Taken taken, boolean complete, Consumer<Outcome> done) {
        SocketStream into = stream == null ? opening.get() : stream;
        stream = into;
        running = true;
        long before = into.events();
        Thread.ofVirtual().name("socket-flush").start(() -> {
            Throwable failure = null;
            try {
                into.take(taken.pieces(), complete);
            } catch (RuntimeException e) {
                failure = e;
            } finally {
                taken.release();
            }
            Outcome outcome = new Outcome(into.events() > before, failure);
            loop.execute(() -> {
                running = false;
                done.accept(outcome);
            });
        });
    }

    /** Events that were whole so far. None may be running. */
    long events() {
        return stream == null ? 0 : stream.events();
    }

    /** Bytes of the event that is open. None may be running. */
    int heldBytes() {
        return stream == null ? 0 : stream.heldBytes();
    }

    /** Gives back what the stream holds. None may be running. */
    void close() {
        if (stream != null) {
            stream.close();
            stream = null;
        }
    }
}
