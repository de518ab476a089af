package dev.playhead.query.access;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Callers;
import java.util.Optional;
import java.util.Set;

/**
 * What a request may read: some websites, or everything. Every query of tenants' data takes one, and only an authenticated request
 * has one to give, so a query can't be written that forgets the tenant.
 */
public final class Scope {
    private final Caller caller;
    private final Optional<Set<WebsiteId>> websites;

    private Scope(Caller caller, Optional<Set<WebsiteId>> websites) {
        this.caller = caller;
        this.websites = websites;
    }

    static Scope of(Caller caller) {
        return switch (caller) {
            case Caller.Admin _ -> new Scope(caller, Optional.empty());
            case Caller.Website own -> limited(caller, Set.of(own.websiteId()));
            case Caller.Member member ->
                member.isOperator()
                        ? new Scope(caller, Optional.empty())
                        : limited(caller, member.roles().keySet());
            case Caller.Guest _, Caller.Recorder _, Caller.Nobody _ ->
                throw new IllegalArgumentException("whoever reads no website has no scope");
        };
    }

    /** The scope in which one recording is looked for; empty where the caller has another one only. */
    static Optional<Scope> of(Caller caller, RecordingId recordingId) {
        return switch (caller) {
            case Caller.Admin _, Caller.Website _, Caller.Member _, Caller.Nobody _ -> Optional.of(of(caller));
            case Caller.Guest guest -> ofOne(caller, guest.websiteId(), recordingId);
            case Caller.Recorder(WebsiteId own, RecordingId _) -> ofOne(caller, own, recordingId);
        };
    }

    private static Optional<Scope> ofOne(Caller caller, WebsiteId websiteId, RecordingId recordingId) {
        return Callers.mayRead(caller, websiteId, recordingId)
                ? Optional.of(limited(caller, Set.of(websiteId)))
                : Optional.empty();
    }

    private static Scope limited(Caller caller, Set<WebsiteId> websites) {
        return new Scope(caller, Optional.of(websites));
    }

    /** The websites that this is limited to, possibly none; empty = every website. */
    public Optional<Set<WebsiteId>> websites() {
        return websites;
    }

    /** Whether this website's data may be read. */
    public boolean covers(WebsiteId websiteId) {
        return Callers.mayRead(caller, websiteId)
                && websites.map(some -> some.contains(websiteId)).orElse(true);
    }

    /** This scope, limited to one website; empty where it does not cover it. */
    public Optional<Scope> narrowedTo(WebsiteId websiteId) {
        return covers(websiteId) ? Optional.of(limited(caller, Set.of(websiteId))) : Optional.empty();
    }
}
