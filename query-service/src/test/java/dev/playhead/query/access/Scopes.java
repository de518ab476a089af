package dev.playhead.query.access;

import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Role;
import java.util.UUID;

/** Scopes for tests of what takes one. */
public final class Scopes {
    private Scopes() {}

    public static Scope everything() {
        return Scope.of(new Caller.Admin());
    }

    public static Scope of(String websiteId) {
        return Scope.of(new Caller.Website(new WebsiteId(websiteId), UUID.randomUUID(), Role.VIEWER));
    }
}
