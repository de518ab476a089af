package dev.playhead.embedded;

import org.jspecify.annotations.Nullable;

/** A server could not be started; the message is meant for the person who started it. */
public final class ServerFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServerFailedException(String message) {
        super(message);
    }

    public ServerFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
