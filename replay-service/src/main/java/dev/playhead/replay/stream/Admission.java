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

/** The one way to a recording's events: who asks, and whether they may. Blocks, so it runs on virtual threads. */
@ApplicationScoped
public class Admission {
    private final Catalog catalog;
    private final Opening opening;

    public Admission(Catalog catalog, Opening opening) {
        this.catalog = catalog;
        this.opening = opening;
    }

    /** Answers somebody who may read the recording. */
    @FunctionalInterface
    public interface Readable {
        Response answer(Admitted admitted);
    }

    /**
     * Lets a caller in, or refuses.
     *
     * @param id as it came in the path
     */
    public Response admit(String id, Presented presented, Readable readable) {
        return admit(id, catalog.authenticate(presented.authorization, presented.shareToken()), readable);
    }

    private Response admit(String id, Caller caller, Readable readable) {
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
            case Opened.InCatalog known -> readable.answer(new Admitted(recordingId.get(), known, caller));
            case Opened.InLog known -> readable.answer(new Admitted(recordingId.get(), known, caller));
        };
    }
}
