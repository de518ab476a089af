package dev.playhead.storage.audit;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Appends to the audit log outside of a session. Thread-safe. */
@ApplicationScoped
public class AuditLog {
    private static final String APPEND =
            "INSERT INTO audit (entry_id, website_id, at, actor, action, recording_id, detail)"
                    + " VALUES ($1, $2, $3, $4, $5, $6, $7)";

    private final Pool catalog;

    public AuditLog(Pool catalog) {
        this.catalog = catalog;
    }

    /** Ends when all of them are committed; fails as the database client does. Nothing is appended for no entries. */
    public Uni<Void> append(List<AuditEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = entries.stream().map(AuditLog::row).toList();
        return catalog.withTransaction(
                        connection -> connection.preparedQuery(APPEND).executeBatch(rows))
                .replaceWithVoid();
    }

    private static Tuple row(AuditEntry entry) {
        return Tuple.from(new @Nullable Object[] {
            UUID.randomUUID(),
            entry.websiteId() == null ? null : entry.websiteId().value(),
            entry.at().atOffset(ZoneOffset.UTC),
            entry.actor(),
            entry.action().wireName(),
            entry.recordingId() == null ? null : entry.recordingId().value(),
            new JsonObject(Map.copyOf(entry.detail()))
        });
    }
}
