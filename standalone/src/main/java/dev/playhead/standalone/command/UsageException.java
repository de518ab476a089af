package dev.playhead.standalone.command;

/** The command line can't be understood. The message is for the person who typed it. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
