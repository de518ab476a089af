package dev.playhead.ingest.receive;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Whether this instance is about to end. From SIGTERM on it is not ready and takes nothing new, while what it has taken
 * still gets its answer; the framework closes the connections and waits for the answers. Thread-safe.
 */
@ApplicationScoped
public class Draining {
    private final IngestConfig config;
    private volatile boolean begun;

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

    void begin(@Observes ShutdownDelayInitiatedEvent initiated) {
        begun = true;
    }
}
