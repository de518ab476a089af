package dev.playhead.storage.objects;

import org.jspecify.annotations.Nullable;

/** The store answered: there is no such object. A reader reads the index again, the object may have been replaced. */
public final class ObjectMissing extends ObjectFailure {
    private static final long serialVersionUID = 1L;

    public ObjectMissing(String key, @Nullable Throwable cause) {
        super("no object " + key, cause);
    }
}
