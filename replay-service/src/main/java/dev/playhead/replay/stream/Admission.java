package dev.playhead.replay.stream;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.access.FailureAnswers;
import dev.playhead.replay.access.Refusal;
import dev.playhead.replay.read.Catalog;
import dev.playhead.replay.read.Opened;
import dev.playhead.replay.read.Opening;
import dev.playhead.storage.access.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The one way to a recording's events: who asks, and whether they may. Blocks, so it runs on virtual threads. */
@ApplicationScoped
public class Admission {
    private final Catalog catalog;
    private final Opening opening;

    public Admission(Catalog catalog, Opening opening) {
        this.catalog = catalog;
        this.opening = opening;
    }

    /** Answers somebody who may read the recording: it is {@link Opened.InCatalog} or {@link Opened.InLog}. */
    @FunctionalInterface
    public interface Readable {
        Response answer(RecordingId id, Opened opened);
    }

    /**
     * Lets a caller in, or refuses.
     *
     * @param id as it came in the path
     */
    public Response admit(String id, @Nullable String authorization, Readable readable) {
        Caller caller = catalog.authenticate(authorization);
        if (caller instanceof Caller.Nobody) {
            return Refusal.unauthorized();
        }
        Optional<RecordingId> recordingId = RecordingId.parse(id);
        if (recordingId.isEmpty()) {
            return Refusal.notFound();
        }
        MDC.put(FailureAnswers.RECORDING_ID, recordingId.get().toString());
        return switch (opening.open(recordingId.get(), caller)) {
            case Opened.Unknown() -> Refusal.notFound();
            case Opened.Gone(String reason) -> Refusal.gone(reason);
            case Opened.InCatalog known -> readable.answer(recordingId.get(), known);
            case Opened.InLog known -> readable.answer(recordingId.get(), known);
        };
    }
}
