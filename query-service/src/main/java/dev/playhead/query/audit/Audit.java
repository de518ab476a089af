package dev.playhead.query.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.audit.Action;
import dev.playhead.storage.audit.AuditEntry;
import dev.playhead.storage.catalog.AuditEntity;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the audit log. The rule: note first, then do, and what can't be noted isn't done.
 *
 * <p>Inside of {@code Panache.withTransaction} a note is part of that transaction: there is no change without its entry, and no entry
 * without its change. Elsewhere (an erasure goes to Kafka) chain the deed behind the note; then an entry says that it was asked for.
 * Views are noted by replay-service, which never waits for them. Needs a Vert.x context and a request.
 */
@ApplicationScoped
public class Audit {
    private final CurrentCaller caller;
    private final ObjectMapper json;

    Audit(CurrentCaller caller, ObjectMapper json) {
        this.caller = caller;
        this.json = json;
    }

    /**
     * Notes what the current caller is about to do; fails as the catalog does, and then the request must fail.
     *
     * @param websiteId null where it concerns the installation
     * @param detail texts by name; never a key, a token, or what was recorded
     */
    public Uni<Void> note(
            Action action,
            @Nullable WebsiteId websiteId,
            @Nullable RecordingId recordingId,
            Map<String, String> detail) {
        return note(caller.actor(), action, websiteId, recordingId, detail);
    }

    /** The same where the request has no caller yet: a login. */
    public Uni<Void> note(
            String actor,
            Action action,
            @Nullable WebsiteId websiteId,
            @Nullable RecordingId recordingId,
            Map<String, String> detail) {
        AuditEntry entry = new AuditEntry(
                websiteId, Instant.now().truncatedTo(ChronoUnit.MICROS), actor, action, recordingId, detail);
        return Panache.withTransaction(() -> row(entry).persist()).replaceWithVoid();
    }

    private AuditEntity row(AuditEntry entry) {
        AuditEntity row = new AuditEntity();
        row.entryId = UUID.randomUUID();
        row.websiteId = entry.websiteId() == null ? null : entry.websiteId().value();
        row.at = entry.at();
        row.actor = entry.actor();
        row.action = entry.action().wireName();
        row.recordingId =
                entry.recordingId() == null ? null : entry.recordingId().value();
        try {
            row.detail = json.writeValueAsString(entry.detail());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts by name can be written", e);
        }
        return row;
    }
}
