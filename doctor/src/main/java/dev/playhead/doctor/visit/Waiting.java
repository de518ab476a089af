package dev.playhead.doctor.visit;

import dev.playhead.doctor.call.Trouble;
import dev.playhead.doctor.call.TroubledException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Bounded waits. While the installation answers, a wait lasts as long as the timeout; while it answers 5xx or not at all,
 * only as long as a restart takes.
 *
 * @param progress is told the milliseconds waited so far
 */
public record Waiting(Duration timeout, Duration outagePatience, LongConsumer progress) {
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 500;

    /** One look. */
    public interface Attempt<T> {
        /** Empty = not yet. */
        Optional<T> look() throws TroubledException;
    }

    /**
     * Looks until there is something.
     *
     * @param awaited for a person, as "the recording is listed"
     * @throws TroubledException the refusal, when that was the last word, else {@link Trouble.Late}
     */
    public <T> T until(String awaited, Attempt<T> attempt) throws TroubledException, InterruptedException {
        long began = System.nanoTime();
        long pause = FIRST_PAUSE_MS;
        while (true) {
            TroubledException outage = null;
            try {
                Optional<T> found = attempt.look();
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (TroubledException refused) {
                if (!isOutage(refused.trouble())) {
                    throw refused;
                }
                outage = refused;
            }
            long waited = (System.nanoTime() - began) / 1_000_000;
            if (outage != null && waited >= outagePatience.toMillis()) {
                throw outage;
            }
            if (waited >= timeout.toMillis()) {
                throw new TroubledException(new Trouble.Late(awaited, waited));
            }
            progress.accept(waited);
            Thread.sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MS, pause * 3 / 2);
        }
    }

    private static boolean isOutage(Trouble trouble) {
        return switch (trouble) {
            case Trouble.Unreachable unreachable -> true;
            case Trouble.Refused refused -> refused.isOutage();
            case Trouble.Declined declined -> false;
            case Trouble.Late late -> false;
            case Trouble.Wrong wrong -> false;
        };
    }
}
