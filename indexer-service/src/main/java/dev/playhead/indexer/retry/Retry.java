package dev.playhead.indexer.retry;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.beat.Wait;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Tries again, with growing pauses, until the server answers or this instance shuts down. Only for work that may wait and may be
 * repeated: the pause is the back-pressure that stops consumption. Blocks the caller; thread-safe.
 */
@ApplicationScoped
public class Retry {

    private static final Logger LOG = Logger.getLogger(Retry.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Duration longestPause;
    private final CountDownLatch shutdown = new CountDownLatch(1);

    Retry(IndexerConfig config) {
        this.longestPause = config.retryPause();
    }

    /** This instance ends: whoever still waits for a server leaves its work to the next owner. */
    public void giveUp() {
        shutdown.countDown();
    }

    public void untilAnswered(String what, Runnable attempt) {
        untilAnswered(what, () -> {
            attempt.run();
            return true;
        });
    }

    /** As {@link #untilAnswered(String, Supplier)}; the beat tells of the wait meanwhile. */
    public void untilAnswered(String what, Wait wait, Runnable attempt) {
        wait.begin();
        try {
            untilAnswered(what, () -> {
                try {
                    attempt.run();
                } catch (RuntimeException e) {
                    wait.failed();
                    throw e;
                }
            });
        } finally {
            wait.end();
        }
    }

    /**
     * @return the first answer
     * @throws ShuttingDownException when this instance shuts down before there is one
     * @throws FinalFailure at once, whatever the attempt throws of that kind
     */
    public <T> T untilAnswered(String what, Supplier<T> attempt) {
        Duration pause = FIRST_PAUSE;
        for (int failures = 0; ; failures++) {
            try {
                return attempt.get();
            } catch (FinalFailure e) {
                throw e;
            } catch (RuntimeException e) {
                LOG.warnf(
                        "could not %s (%d failures so far), trying again in %s: %s",
                        what, failures + 1, pause, reason(e));
                await(what, pause, e);
                pause = pause.multipliedBy(2).compareTo(longestPause) > 0 ? longestPause : pause.multipliedBy(2);
            }
        }
    }

    private void await(String what, Duration pause, RuntimeException cause) {
        try {
            if (shutdown.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ShuttingDownException("gave up at shutdown: " + what, cause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ShuttingDownException("interrupted: " + what, cause);
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e.getCause() != null ? e.getCause() : e;
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
}
