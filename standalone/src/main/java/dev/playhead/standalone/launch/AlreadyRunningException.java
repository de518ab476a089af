package dev.playhead.standalone.launch;

/** Another supervisor works on this home. */
public final class AlreadyRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AlreadyRunningException(Home home) {
        super("Playhead is already running on " + home.folder());
    }
}
