package dev.playhead.storage.access;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Tells who calls, and what they may read. Thread-safe. */
@ApplicationScoped
public class Callers {
    private static final Logger LOG = Logger.getLogger(Callers.class);
    private static final String BEARER = "bearer ";
    /** No key of ours is as long; what is longer is not even hashed. */
    private static final int LONGEST_KEY = 512;

    private static final String BY_HASH = "SELECT website_id, secret_hash, key_id, role,"
            + " last_used IS DISTINCT FROM (now() AT TIME ZONE 'UTC')::date AS first_today FROM api_keys"
            + " WHERE secret_hash = $1 AND kind = 'secret' AND revoked_at IS NULL";
    private static final String USED = "UPDATE api_keys SET last_used = (now() AT TIME ZONE 'UTC')::date"
            + " WHERE key_id = $1 AND last_used IS DISTINCT FROM (now() AT TIME ZONE 'UTC')::date";

    private final Pool catalog;
    private final ShareTokens tokens;
    private final OpenShares shares;
    private final Sessions sessions;
    private final Optional<byte[]> adminHash;

    /** @param adminKey where there is none, nobody is admin */
    public Callers(
            Pool catalog,
            ShareTokens tokens,
            OpenShares shares,
            Sessions sessions,
            @ConfigProperty(name = "playhead.admin-key") Optional<String> adminKey) {
        this.catalog = catalog;
        this.tokens = tokens;
        this.shares = shares;
        this.sessions = sessions;
        this.adminHash = adminKey.filter(key -> !key.isBlank()).map(SecretKeys::hash);
    }

    /**
     * Whoever has no valid key is {@link Caller.Nobody}; fails only as the database client does.
     *
     * @param authorizationHeader {@code Bearer <admin or secret key>}
     */
    public Uni<Caller> authenticate(@Nullable String authorizationHeader) {
        if (authorizationHeader == null
                || !authorizationHeader.regionMatches(true, 0, BEARER, 0, BEARER.length())
                || authorizationHeader.length() > LONGEST_KEY) {
            return nobody();
        }
        return authenticateKey(authorizationHeader.substring(BEARER.length()).strip());
    }

    /** As {@link #authenticate}, where the key came by another way. */
    public Uni<Caller> authenticateKey(String key) {
        byte[] hash = SecretKeys.hash(key);
        if (adminHash.isPresent() && SecretKeys.same(hash, adminHash.get())) {
            return Uni.createFrom().item(new Caller.Admin());
        }
        if (!key.startsWith(SecretKeys.SECRET_PREFIX)) {
            return nobody();
        }
        return catalog.preparedQuery(BY_HASH)
                .execute(Tuple.of(Buffer.buffer(hash)))
                .map(rows -> owner(rows, hash));
    }

    /** Whoever a share link's token lets in, as long as the share is neither revoked nor expired; otherwise nobody. */
    public Uni<Caller> authenticateShare(String token) {
        Optional<Caller.Guest> guest = tokens.read(token, System.currentTimeMillis());
        return guest.isEmpty()
                ? nobody()
                : shares.admits(guest.get()).map(open -> open ? guest.get() : new Caller.Nobody());
    }

    /**
     * Whoever either shows: a key in the header counts before a share link's token.
     *
     * @param shareToken of a share link, null where there is none
     */
    public Uni<Caller> authenticate(@Nullable String authorizationHeader, @Nullable String shareToken) {
        return authorizationHeader == null && shareToken != null
                ? authenticateShare(shareToken)
                : authenticate(authorizationHeader);
    }

    /** Whom a browser's session stands for, as long as it and that last; otherwise nobody. */
    public Uni<Caller> authenticateSession(SessionCookie session) {
        return sessions.caller(session);
    }

    /** As {@link #authenticate(String, String)}; a session counts where neither is shown, since browsers send it by themselves. */
    public Uni<Caller> authenticate(
            @Nullable String authorizationHeader, @Nullable String shareToken, @Nullable String sessionCookie) {
        Optional<SessionCookie> session = authorizationHeader == null && shareToken == null
                ? SessionCookie.parse(sessionCookie)
                : Optional.empty();
        return session.isPresent() ? authenticateSession(session.get()) : authenticate(authorizationHeader, shareToken);
    }

    /** The one tenant check, for what is a website's: lists, settings, analytics, changes. Every read of such data asks here. */
    public static boolean mayRead(Caller caller, WebsiteId websiteId) {
        return roleIn(caller, websiteId).isPresent();
    }

    /** What somebody may do with a website; empty where they must not even learn that there is one. */
    public static Optional<Role> roleIn(Caller caller, WebsiteId websiteId) {
        return switch (caller) {
            case Caller.Admin _ -> Optional.of(Role.ADMIN);
            case Caller.Website own -> own.websiteId().equals(websiteId) ? Optional.of(own.role()) : Optional.empty();
            case Caller.Member member ->
                member.isOperator()
                        ? Optional.of(Role.ADMIN)
                        : Optional.ofNullable(member.roles().get(websiteId));
            case Caller.Guest _, Caller.Recorder _, Caller.Nobody _ -> Optional.empty();
        };
    }

    /** The same, for one recording of it. */
    public static boolean mayRead(Caller caller, WebsiteId websiteId, RecordingId recordingId) {
        return switch (caller) {
            case Caller.Admin _, Caller.Website _, Caller.Member _, Caller.Nobody _ -> mayRead(caller, websiteId);
            case Caller.Guest guest ->
                guest.websiteId().equals(websiteId) && guest.recordingId().equals(recordingId);
            case Caller.Recorder(WebsiteId own, RecordingId ownRecording) ->
                own.equals(websiteId) && ownRecording.equals(recordingId);
        };
    }

    private Caller owner(RowSet<Row> rows, byte[] hash) {
        for (Row row : rows) {
            if (SecretKeys.same(row.get(Buffer.class, 1).getBytes(), hash)) {
                UUID keyId = row.getUUID(2);
                if (row.getBoolean(4)) {
                    noteUse(keyId);
                }
                Role role = Role.fromWireName(row.getString(3)).orElse(Role.VIEWER);
                return new Caller.Website(new WebsiteId(row.getString(0)), keyId, role);
            }
        }
        return new Caller.Nobody();
    }

    /** Nobody waits for it: it is for people who tidy up keys. */
    private void noteUse(UUID keyId) {
        catalog.preparedQuery(USED)
                .execute(Tuple.of(keyId))
                .subscribe()
                .with(
                        _ -> {},
                        failure -> LOG.debugf("use of a key not noted, the next one is: keyId=%s %s", keyId, failure));
    }

    private static Uni<Caller> nobody() {
        return Uni.createFrom().item(new Caller.Nobody());
    }
}
