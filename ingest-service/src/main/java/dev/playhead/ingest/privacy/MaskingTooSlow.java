package dev.playhead.ingest.privacy;

import java.time.Duration;

/** Masking a chunk takes longer than it may, and would the next time. Carries no stack: a client can cause it at will. */
public final class MaskingTooSlow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration limit;

    MaskingTooSlow(Duration limit) {
        super("masking takes longer than " + limit.toMillis() + " ms", null, false, false);
        this.limit = limit;
    }

    /** How long it may take. */
    public Duration limit() {
        return limit;
    }
}
