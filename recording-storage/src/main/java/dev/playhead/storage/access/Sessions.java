package dev.playhead.storage.access;

import dev.playhead.recording.WebsiteId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whom a browser's session stands for, asked with every request: it ends with the key, the membership or the admin key. Thread-safe. */
@ApplicationScoped
public class Sessions {
    private static final String OPEN = """
            SELECT s.person_id, s.key_id, s.admin_key, k.website_id, k.role, p.operator,
                   (SELECT jsonb_object_agg(m.website_id, m.role) FROM members m WHERE m.person_id = s.person_id) AS roles,
                   s.session_hash
              FROM sessions s
              LEFT JOIN api_keys k ON k.key_id = s.key_id
              LEFT JOIN people p ON p.person_id = s.person_id
             WHERE s.session_hash = ANY($1) AND s.expires_at > now() AND (s.key_id IS NULL OR k.revoked_at IS NULL)
            """;

    private final Pool catalog;
    private final Optional<byte[]> adminFingerprint;

    public Sessions(Pool catalog, @ConfigProperty(name = "playhead.admin-key") Optional<String> adminKey) {
        this.catalog = catalog;
        this.adminFingerprint = adminKey.filter(key -> !key.isBlank()).map(Sessions::fingerprint);
    }

    /** What a session of the admin key keeps of it: not its hash, by which the key itself is checked. */
    public static byte[] fingerprint(String adminKey) {
        return SecretKeys.hash("session of " + adminKey);
    }

    /** Nobody, where there is no such session or it is over; fails only as the database client does. */
    Uni<Caller> caller(SessionCookie session) {
        return callers(List.of(session)).map(callers -> callers.getOrDefault(session, new Caller.Nobody()));
    }

    /** The same for many at once; those that are over are missing. */
    Uni<Map<SessionCookie, Caller>> callers(Collection<SessionCookie> cookies) {
        Map<Buffer, List<SessionCookie>> byHash =
                cookies.stream().collect(Collectors.groupingBy(cookie -> Buffer.buffer(cookie.hash())));
        return catalog.preparedQuery(OPEN)
                .execute(Tuple.of(byHash.keySet().toArray(Buffer[]::new)))
                .map(rows -> {
                    Map<SessionCookie, Caller> callers = new HashMap<>();
                    for (Row row : rows) {
                        Caller caller = caller(row);
                        byHash.getOrDefault(row.get(Buffer.class, 7), List.of())
                                .forEach(cookie -> callers.put(cookie, caller));
                    }
                    return callers;
                });
    }

    private Caller caller(Row row) {
        Buffer admin = row.get(Buffer.class, 2);
        if (admin != null) {
            return adminFingerprint.isPresent() && SecretKeys.same(admin.getBytes(), adminFingerprint.get())
                    ? new Caller.Admin()
                    : new Caller.Nobody();
        }
        return row.getUUID(1) == null ? member(row) : key(row);
    }

    private static Caller key(Row row) {
        return new Caller.Website(new WebsiteId(row.getString(3)), row.getUUID(1), role(row.getString(4)));
    }

    private static Caller member(Row row) {
        Map<WebsiteId, Role> roles = new HashMap<>();
        JsonObject given = row.get(JsonObject.class, 6);
        if (given != null) {
            given.forEach(one -> roles.put(new WebsiteId(one.getKey()), role((String) one.getValue())));
        }
        return new Caller.Member(row.getUUID(0), row.getBoolean(5), roles);
    }

    /** A role that this release doesn't know grants the least. */
    private static Role role(String name) {
        return Role.fromWireName(name).orElse(Role.VIEWER);
    }
}
