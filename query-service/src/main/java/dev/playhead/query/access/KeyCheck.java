package dev.playhead.query.access;

import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Whose a key is that came in a body, for a login. */
@ApplicationScoped
public class KeyCheck {
    private final Callers callers;

    KeyCheck(Callers callers) {
        this.callers = callers;
    }

    /** Nobody's, where it is no secret key and not the admin key. */
    public Uni<Caller> caller(String key) {
        return callers.authenticateKey(key);
    }
}
