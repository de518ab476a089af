package dev.playhead.storage.objects;

import org.jspecify.annotations.Nullable;

/** An object store operation that didn't do what was asked. */
public abstract sealed class ObjectFailure extends RuntimeException
        permits ObjectMissing, StorageRefused, StorageUnavailable {
    private static final long serialVersionUID = 1L;

    ObjectFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
