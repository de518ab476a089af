package dev.playhead.doctor.hop;

import dev.playhead.doctor.call.TroubledException;
import dev.playhead.doctor.visit.Visit;

/** One step on a recording's way. */
public interface Hop {
    HopName name();

    /**
     * Tries it, within the visit's timeout.
     *
     * @throws TroubledException when it doesn't work
     */
    Outcome run(Visit visit) throws TroubledException, InterruptedException;
}
