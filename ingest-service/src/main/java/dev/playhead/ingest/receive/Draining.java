package dev.playhead.ingest.receive;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

/**
 * Whether this instance is about to end. From SIGTERM on it is not ready and takes nothing new; the framework goes on when what
 * was taken has its answer, or some time is over. From then on it answers by itself, with a bare 503, until the listener is
 * closed: that is a moment where nothing is left to answer. Thread-safe.
 */
@ApplicationScoped
public class Draining {
    private static final int LAST = Interceptor.Priority.PLATFORM_AFTER;

    private final IngestConfig config;
    private volatile boolean begun;
    private int unanswered;

    @Inject
    public Draining(IngestConfig config) {
        this.config = config;
    }

    /** Whether nothing new is taken any more. */
    public boolean hasBegun() {
        return begun;
    }

    /** Refuses (503 {@code shutting_down}) a write that comes now. */
    public void refuseIfBegun() {
        if (begun) {
            throw new Refused(Problem.unavailable(
                    "shutting_down", "this instance ends, another one will answer", config.retryAfter()));
        }
    }

    /** A write has come; {@link #left} must follow. */
    synchronized void entered() {
        unanswered++;
    }

    /** A write has its answer. */
    synchronized void left() {
        unanswered--;
        notifyAll();
    }

    void begin(@Observes @Priority(Interceptor.Priority.APPLICATION) ShutdownDelayInitiatedEvent initiated) {
        begun = true;
    }

    /** Behind everybody else's farewell. */
    synchronized void finish(@Observes @Priority(LAST) ShutdownDelayInitiatedEvent initiated) {
        long end = System.nanoTime() + config.drainWithin().toNanos();
        try {
            for (long left = config.drainWithin().toMillis(); unanswered > 0 && left > 0; ) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
