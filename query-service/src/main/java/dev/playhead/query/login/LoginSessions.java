package dev.playhead.query.login;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.audit.Audit;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.SessionCookie;
import dev.playhead.storage.access.Sessions;
import dev.playhead.storage.audit.Action;
import dev.playhead.storage.catalog.PersonEntity;
import dev.playhead.storage.catalog.SessionEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The only writer of sessions. Each begins and ends with an entry in the audit log. Needs a Vert.x context. */
@ApplicationScoped
class LoginSessions {
    private final Audit audit;
    private final Duration duration;

    LoginSessions(Audit audit, QuerySettings settings) {
        this.audit = audit;
        this.duration = settings.login().sessionDuration();
    }

    /** A session that has begun: the cookie is for the browser alone. */
    record Begun(SessionCookie cookie, Duration duration, long expiresAt) {}

    /** A session for whoever showed a key. */
    Uni<Begun> begin(Caller.Website caller) {
        SessionEntity row = new SessionEntity();
        row.keyId = caller.keyId();
        return begin(row, caller, caller.websiteId());
    }

    /** A session for whoever showed the admin key. */
    Uni<Begun> begin(Caller.Admin caller, String adminKey) {
        SessionEntity row = new SessionEntity();
        row.adminKey = Sessions.fingerprint(adminKey);
        return begin(row, caller, null);
    }

    /** A session for somebody whom the OpenID provider knows. */
    Uni<Begun> begin(PersonEntity person) {
        SessionEntity row = new SessionEntity();
        row.personId = person.personId;
        return begin(row, new Caller.Member(person.personId, person.operator, Map.of()), null);
    }

    private Uni<Begun> begin(SessionEntity row, Caller caller, @Nullable WebsiteId websiteId) {
        SessionCookie cookie = SessionCookie.mint();
        Instant now = Instant.now();
        row.sessionHash = cookie.hash();
        row.createdAt = now;
        row.expiresAt = now.plus(duration);
        return Panache.withTransaction(() -> row.persist()
                        .call(() -> audit.note(caller.actor(), Action.LOGGED_IN, websiteId, null, Map.of())))
                .map(_ -> new Begun(cookie, duration, row.expiresAt.toEpochMilli()));
    }

    /** Ends the session of the current request. */
    Uni<Void> end(SessionCookie cookie) {
        return Panache.withTransaction(() -> SessionEntity.delete("sessionHash", cookie.hash())
                        .call(() -> audit.note(Action.LOGGED_OUT, null, null, Map.of())))
                .replaceWithVoid();
    }

    /** When the session of the current request is over, epoch ms; null where it is already. */
    Uni<@Nullable Long> expiresAt(SessionCookie cookie) {
        return Panache.withSession(() -> SessionEntity.<SessionEntity>find("sessionHash", cookie.hash())
                        .firstResult())
                .map(row -> row == null ? null : (Long) row.expiresAt.toEpochMilli());
    }

    /** Removes what is over. */
    Uni<Long> sweep() {
        return Panache.withTransaction(() -> SessionEntity.delete("expiresAt < ?1", Instant.now()));
    }
}
