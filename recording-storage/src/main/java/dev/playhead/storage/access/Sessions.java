package dev.playhead.storage.access;

import dev.playhead.recording.WebsiteId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whom a browser's session stands for, asked with every request: it ends with the key, the membership or the admin key. Thread-safe. */
@ApplicationScoped
public class Sessions {
    private static final String OPEN = """
            SELECT s.person_id, s.key_id, s.admin_key, k.website_id, k.role, p.operator,
                   (SELECT jsonb_object_agg(m.website_id, m.role) FROM members m WHERE m.person_id = s.person_id) AS roles
              FROM sessions s
              LEFT JOIN api_keys k ON k.key_id = s.key_id
              LEFT JOIN people p ON p.person_id = s.person_id
             WHERE s.session_hash = $1 AND s.expires_at > now() AND (s.key_id IS NULL OR k.revoked_at IS NULL)
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
        return catalog.preparedQuery(OPEN)
                .execute(Tuple.of(Buffer.buffer(session.hash())))
                .map(this::caller);
    }

    private Caller caller(RowSet<Row> rows) {
        for (Row row : rows) {
            Buffer admin = row.get(Buffer.class, 2);
            if (admin != null) {
                return adminFingerprint.isPresent() && SecretKeys.same(admin.getBytes(), adminFingerprint.get())
                        ? new Caller.Admin()
                        : new Caller.Nobody();
            }
            return row.getUUID(1) == null ? member(row) : key(row);
        }
        return new Caller.Nobody();
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
