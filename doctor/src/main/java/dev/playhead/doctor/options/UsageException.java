package dev.playhead.doctor.options;

/** What was asked for can't be understood, or lacks something. The message is for the person who asked. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
