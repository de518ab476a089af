package dev.playhead.ingest.privacy;

/**
 * Events in which nothing can be hidden for certain, so they must not be kept. Carries no stack: a client can cause it at
 * will. The message is for whoever sent them and holds nothing of them.
 */
public final class UnmaskableEvents extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnmaskableEvents(String message) {
        super(message, null, false, false);
    }
}
