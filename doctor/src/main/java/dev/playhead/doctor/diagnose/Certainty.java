package dev.playhead.doctor.diagnose;

import java.util.Locale;

/** How sure a diagnosis is, the surest first. */
public enum Certainty {
    /** Somebody who knows has said so. */
    CERTAIN,
    /** It fits what was seen, better than anything else. */
    LIKELY,
    /** It fits as well. */
    POSSIBLE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
