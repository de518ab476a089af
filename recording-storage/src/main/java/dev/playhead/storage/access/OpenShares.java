package dev.playhead.storage.access;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Says which share links are still open. Thread-safe. */
@ApplicationScoped
public class OpenShares {
    private static final String OPEN =
            "SELECT share_id FROM shares" + " WHERE share_id = ANY($1) AND revoked_at IS NULL AND expires_at > now()";

    private static final String IS_OPEN = "SELECT 1 FROM shares WHERE share_id = $1 AND recording_id = $2"
            + " AND website_id = $3 AND revoked_at IS NULL AND expires_at > now()";

    private final Pool catalog;

    public OpenShares(Pool catalog) {
        this.catalog = catalog;
    }

    /** Those of the given that are neither revoked nor expired; fails only as the database client does. */
    public Uni<Set<UUID>> of(Collection<UUID> shareIds) {
        return catalog.preparedQuery(OPEN)
                .execute(Tuple.of(shareIds.toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> open = new HashSet<>();
                    for (Row row : rows) {
                        open.add(row.getUUID(0));
                    }
                    return open;
                });
    }

    /** Whether what a token says is still so. */
    Uni<Boolean> admits(Caller.Guest guest) {
        return catalog.preparedQuery(IS_OPEN)
                .execute(Tuple.of(
                        guest.shareId(),
                        guest.recordingId().value(),
                        guest.websiteId().value()))
                .map(rows -> rows.size() == 1);
    }
}
