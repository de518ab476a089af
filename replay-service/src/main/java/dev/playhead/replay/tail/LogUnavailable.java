package dev.playhead.replay.tail;

/** The log did not answer in time, or not as it must. The same read may succeed later. */
public final class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogUnavailable(String message) {
        super(message);
    }

    LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
