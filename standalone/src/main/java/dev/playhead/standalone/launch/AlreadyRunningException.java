package dev.playhead.standalone.launch;

import dev.playhead.standalone.Invocation;

/** Another supervisor works on this home. */
public final class AlreadyRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlreadyRunningException(Home home) {
        super("Playhead is already running on " + home.folder() + ": " + Invocation.name() + " status shows it, "
                + Invocation.name() + " down ends it");
    }
}
