package dev.playhead.ingest.intake;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.follow.Fences;

/** What the client of a fenced recording is told. */
final class Fenced {
    private static final String QUOTA_EXCEEDED = "quota_exceeded";

    private Fenced() {}

    /** 409 {@code recording_stopped}, or 403 {@code quota_exceeded} where the month had no place for the recording. */
    static Refused refusal(Fences.Known known) {
        boolean isOverQuota = known.fence().reason().equals(QUOTA_EXCEEDED);
        return new Refused(isOverQuota ? Problem.quotaExceeded() : Problem.stopped());
    }
}
