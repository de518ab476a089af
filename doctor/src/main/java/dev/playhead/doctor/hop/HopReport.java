package dev.playhead.doctor.hop;

import java.time.Duration;

/**
 * One hop as it went.
 *
 * @param slowAfter a hop that takes longer is slow
 */
public record HopReport(HopName hop, Outcome outcome, Duration slowAfter) {
    public boolean hasFailed() {
        return outcome instanceof Outcome.Failed;
    }

    public boolean isSlow() {
        return outcome instanceof Outcome.Passed(long tookMs, String detail) && tookMs > slowAfter.toMillis();
    }
}
