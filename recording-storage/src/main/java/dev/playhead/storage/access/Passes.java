package dev.playhead.storage.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Asks again, and many at once, whom what was shown stands for. Thread-safe. */
@ApplicationScoped
public class Passes {
    private static final String VALID_KEYS =
            "SELECT key_id FROM api_keys WHERE key_id = ANY($1) AND revoked_at IS NULL";

    private final Pool catalog;
    private final Sessions sessions;
    private final OpenShares shares;

    public Passes(Pool catalog, Sessions sessions, OpenShares shares) {
        this.catalog = catalog;
        this.sessions = sessions;
        this.shares = shares;
    }

    /**
     * Whom each pass stands for now: {@link Caller.Nobody} where its key, link or session is over, and members with the roles that
     * they have now. The admin key and a recorder's token, which no catalog knows, stand for the same as ever. Fails only as the
     * database client does.
     */
    public Uni<Map<Pass, Caller>> now(Collection<Pass> passes) {
        Map<Pass, Caller> now = new HashMap<>();
        passes.forEach(pass -> now.put(pass, pass.caller()));
        return sessions(now).chain(() -> keys(now)).chain(() -> shares(now)).replaceWith(now);
    }

    private Uni<Void> sessions(Map<Pass, Caller> now) {
        List<SessionCookie> cookies =
                now.keySet().stream().flatMap(pass -> pass.session().stream()).toList();
        return cookies.isEmpty()
                ? Uni.createFrom().voidItem()
                : sessions.callers(cookies)
                        .invoke(callers -> now.replaceAll((pass, caller) -> pass.session()
                                .map(cookie -> callers.getOrDefault(cookie, new Caller.Nobody()))
                                .orElse(caller)))
                        .replaceWithVoid();
    }

    private Uni<Void> keys(Map<Pass, Caller> now) {
        Set<UUID> ids = new HashSet<>();
        now.keySet().forEach(pass -> {
            if (pass.caller() instanceof Caller.Website key && pass.session().isEmpty()) {
                ids.add(key.keyId());
            }
        });
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : catalog.preparedQuery(VALID_KEYS)
                        .execute(Tuple.of(ids.toArray(UUID[]::new)))
                        .invoke(rows -> {
                            Set<UUID> valid = new HashSet<>();
                            for (Row row : rows) {
                                valid.add(row.getUUID(0));
                            }
                            now.replaceAll((pass, caller) -> caller instanceof Caller.Website key
                                            && pass.session().isEmpty()
                                            && !valid.contains(key.keyId())
                                    ? new Caller.Nobody()
                                    : caller);
                        })
                        .replaceWithVoid();
    }

    private Uni<Void> shares(Map<Pass, Caller> now) {
        Set<UUID> ids = new HashSet<>();
        now.keySet().forEach(pass -> {
            if (pass.caller() instanceof Caller.Guest guest) {
                ids.add(guest.shareId());
            }
        });
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : shares.of(ids)
                        .invoke(open -> now.replaceAll(
                                (_, caller) -> caller instanceof Caller.Guest guest && !open.contains(guest.shareId())
                                        ? new Caller.Nobody()
                                        : caller))
                        .replaceWithVoid();
    }
}
