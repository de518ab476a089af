package dev.playhead.replay.audit;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.read.CatalogUnavailable;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.audit.Action;
import dev.playhead.storage.audit.AuditEntry;
import dev.playhead.storage.audit.AuditLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Notes who takes a recording along. What can't be noted isn't given out. Blocks. */
@ApplicationScoped
public class ExportNotes {
    private final AuditLog log;
    private final Duration timeout;

    public ExportNotes(AuditLog log, ReplaySettings settings) {
        this.log = log;
        this.timeout = settings.storageTimeout();
    }

    /** @throws CatalogUnavailable if it can't be noted: then nothing may be given out */
    public void note(Caller caller, WebsiteId websiteId, RecordingId recordingId, String format) {
        AuditEntry entry = new AuditEntry(
                websiteId,
                Instant.now(),
                caller.actor(),
                Action.RECORDING_EXPORTED,
                recordingId,
                Map.of("format", format));
        try {
            log.append(List.of(entry)).await().atMost(timeout);
        } catch (RuntimeException e) {
            throw new CatalogUnavailable("an export could not be noted", e);
        }
    }
}
