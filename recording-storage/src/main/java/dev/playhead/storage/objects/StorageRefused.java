package dev.playhead.storage.objects;

import org.jspecify.annotations.Nullable;

/** The store said no: wrong credentials, no bucket, a range outside the object. Trying the same again is of no use. */
public final class StorageRefused extends ObjectFailure {
    private static final long serialVersionUID = 1L;

    public StorageRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
