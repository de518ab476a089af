package dev.playhead.query.access;

import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Callers;
import java.util.Optional;

/**
 * What a request may read: one website, or everything. Every query of tenants' data takes one, and only an authenticated request
 * has one to give, so a query can't be written that forgets the tenant.
 */
public final class Scope {
    private final Caller caller;
    private final Optional<WebsiteId> only;

    private Scope(Caller caller, Optional<WebsiteId> only) {
        this.caller = caller;
        this.only = only;
    }

    static Scope of(Caller caller) {
        return switch (caller) {
            case Caller.Admin ignored -> new Scope(caller, Optional.empty());
            case Caller.Website(WebsiteId own) -> new Scope(caller, Optional.of(own));
            case Caller.Nobody ignored -> throw new IllegalArgumentException("nobody has a scope");
        };
    }

    /** The one website that this is limited to; empty = every website. */
    public Optional<WebsiteId> only() {
        return only;
    }

    /** Whether this website's data may be read. */
    public boolean covers(WebsiteId websiteId) {
        return Callers.mayRead(caller, websiteId) && only.map(websiteId::equals).orElse(true);
    }

    /** This scope, limited to one website; empty where it does not cover it. */
    public Optional<Scope> narrowedTo(WebsiteId websiteId) {
        return covers(websiteId) ? Optional.of(new Scope(caller, Optional.of(websiteId))) : Optional.empty();
    }
}
