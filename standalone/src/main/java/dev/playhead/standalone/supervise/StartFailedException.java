package dev.playhead.standalone.supervise;

import org.jspecify.annotations.Nullable;

/** A process didn't come up. The message says which, and where to read more. */
public final class StartFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    public StartFailedException(String message) {
        this(message, null);
    }

    public StartFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
