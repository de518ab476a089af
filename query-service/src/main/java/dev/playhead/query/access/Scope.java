package dev.playhead.query.access;

import dev.playhead.recording.RecordingId;
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
            case Caller.Admin _ -> new Scope(caller, Optional.empty());
            case Caller.Website(WebsiteId own) -> new Scope(caller, Optional.of(own));
            case Caller.Guest _, Caller.Recorder _, Caller.Nobody _ ->
                throw new IllegalArgumentException("whoever reads no website has no scope");
        };
    }

    /** The scope in which one recording is looked for; empty where the caller has another one only. */
    static Optional<Scope> of(Caller caller, RecordingId recordingId) {
        return switch (caller) {
            case Caller.Admin _, Caller.Website _, Caller.Nobody _ -> Optional.of(of(caller));
            case Caller.Guest guest -> ofOne(caller, guest.websiteId(), recordingId);
            case Caller.Recorder(WebsiteId own, RecordingId _) -> ofOne(caller, own, recordingId);
        };
    }

    private static Optional<Scope> ofOne(Caller caller, WebsiteId websiteId, RecordingId recordingId) {
        return Callers.mayRead(caller, websiteId, recordingId)
                ? Optional.of(new Scope(caller, Optional.of(websiteId)))
                : Optional.empty();
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
