package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.RrwebCloudConfig;
import dev.playhead.ingest.receive.Draining;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Tries again what was refused for a reason that passes: a log that takes nothing, memory that is full, a rate. A socket is
 * not read meanwhile. Blocks; thread-safe.
 */
@ApplicationScoped
public class Patience {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final Duration most;
    private final Duration mostAtTheEnd;
    private final Duration pause;
    private final Draining draining;

    @Inject
    public Patience(RrwebCloudConfig config, Draining draining) {
        this.most = config.patience();
        this.mostAtTheEnd = config.leaveWithin();
        this.pause = config.retryPause();
        this.draining = draining;
    }

    /**
     * Runs something until it isn't refused for such a reason.
     *
     * @throws Refused the last refusal, at the end of patience, which is short when the instance ends; at once one that
     *     won't pass
     */
    void run(Runnable attempt) {
        long since = System.nanoTime();
        boolean ending = false;
        while (true) {
            if (!ending && draining.hasBegun()) {
                ending = true;
                since = System.nanoTime();
            }
            try {
                attempt.run();
                return;
            } catch (Refused refused) {
                Duration left = (ending ? mostAtTheEnd : most).minusNanos(System.nanoTime() - since);
                if (left.isNegative() || !passes(refused.problem())) {
                    throw refused;
                }
            }
            pause();
        }
    }

    private static boolean passes(Problem problem) {
        return problem.status() == UNAVAILABLE || problem.status() == TOO_MANY_REQUESTS;
    }

    private void pause() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused(Problem.unavailable("shutting_down", "the service is stopping", pause));
        }
    }
}
