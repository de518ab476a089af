package dev.playhead.replay.read;

import org.jspecify.annotations.Nullable;

/** The catalog did not answer. The same read may succeed later. */
public final class CatalogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CatalogUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
