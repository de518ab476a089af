package dev.playhead.storage.objects;

import org.jspecify.annotations.Nullable;

/** The store gave no answer, or an overloaded one, after all retries. Try again later; a put's outcome is unknown. */
public final class StorageUnavailable extends ObjectFailure {
    private static final long serialVersionUID = 1L;

    public StorageUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
