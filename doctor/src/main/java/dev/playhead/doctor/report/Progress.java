package dev.playhead.doctor.report;

import dev.playhead.doctor.hop.HopName;
import dev.playhead.doctor.hop.HopReport;

/** Told what happens while it happens. */
public interface Progress {
    /** A hop begins. */
    void begins(HopName hop);

    /** The present hop has waited so long. */
    void waited(long milliseconds);

    /** The present hop is over. */
    void ended(HopReport report);
}
