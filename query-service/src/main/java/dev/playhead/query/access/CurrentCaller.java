package dev.playhead.query.access;

import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Callers;
import dev.playhead.storage.access.Pass;
import dev.playhead.storage.access.Role;
import dev.playhead.storage.access.SessionCookie;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes the current request; {@link Authentication} sets it before any resource is called. */
@RequestScoped
public class CurrentCaller {
    private Caller caller = new Caller.Nobody();

    private @Nullable SessionCookie session;

    void is(Caller authenticated, @Nullable SessionCookie bySession) {
        caller = authenticated;
        session = bySession;
    }

    /** The session that the request came by; empty where it showed a key. */
    public Optional<SessionCookie> session() {
        return Optional.ofNullable(session);
    }

    /** What the request came in by, for an answer that goes on. */
    public Pass pass() {
        return new Pass(caller, session());
    }

    /**
     * What this request may read.
     *
     * @throws ProblemException 403 for somebody who has one recording only
     */
    public Scope scope() {
        return switch (caller) {
            case Caller.Admin _, Caller.Website _, Caller.Member _, Caller.Nobody _ -> Scope.of(caller);
            case Caller.Guest _, Caller.Recorder _ ->
                throw ProblemException.forbidden("A share link opens its recording, and nothing else.");
        };
    }

    /**
     * What this request may read of one recording, by a key or by a share link.
     *
     * @throws ProblemException 404 for somebody who has another one
     */
    public Scope scope(RecordingId recordingId) {
        return Scope.of(caller, recordingId).orElseThrow(() -> ProblemException.unknown("recording"));
    }

    /**
     * Whoever marks, notes or changes something: an opaque text that stays the same for the same key or person.
     *
     * @return at most 80 characters, as {@code key:<id>} or {@code admin}
     */
    public String actor() {
        return caller.actor();
    }

    /**
     * What a change takes. What a recording is concerned with asks for this with the recording's own website, once that has been
     * located in the {@link #scope}.
     *
     * @throws ProblemException 403 that names the role, where the caller has a lower one; 404 where it can't even see the website
     */
    public void mustBe(Role needed, WebsiteId websiteId) {
        if (!scope().covers(websiteId)) {
            throw ProblemException.unknown("website");
        }
        if (!roleIn(websiteId).map(role -> role.covers(needed)).orElse(false)) {
            throw ProblemException.roleNeeded(needed.wireName());
        }
    }

    /** What the caller may do on a website; empty where it must not learn that there is one. */
    public Optional<Role> roleIn(WebsiteId websiteId) {
        return Callers.roleIn(caller, websiteId);
    }

    /** Whether the caller may do what concerns the installation: by the admin key, or as an operator. */
    public boolean isOperator() {
        return switch (caller) {
            case Caller.Admin _ -> true;
            case Caller.Member member -> member.isOperator();
            case Caller.Website _, Caller.Guest _, Caller.Recorder _, Caller.Nobody _ -> false;
        };
    }

    /**
     * @param what the thing that only the admin key may do, as in "create a website"
     * @throws ProblemException 403 for anybody else
     */
    public void mustBeAdmin(String what) {
        if (!isOperator()) {
            throw ProblemException.forbidden("Only the admin key may " + what + ".");
        }
    }
}
