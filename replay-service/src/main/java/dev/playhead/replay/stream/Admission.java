package dev.playhead.replay.stream;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.access.FailureAnswers;
import dev.playhead.replay.access.Refusal;
import dev.playhead.replay.audit.Views;
import dev.playhead.replay.read.Catalog;
import dev.playhead.replay.read.Opened;
import dev.playhead.replay.read.Opening;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Pass;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.MDC;

/** The one way to a recording's events: who asks, and whether they may. Blocks, so it runs on virtual threads. */
@ApplicationScoped
public class Admission {
    private final Catalog catalog;
    private final Opening opening;
    private final Views views;

    public Admission(Catalog catalog, Opening opening, Views views) {
        this.catalog = catalog;
        this.opening = opening;
        this.views = views;
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
        Pass pass = catalog.authenticate(presented.authorization, presented.shareToken(), presented.session);
        return admit(RecordingId.parse(id).map(List::of).orElse(List.of()), pass, readable);
    }

    /**
     * Lets a caller in to the first of some recordings that there is for it, or refuses.
     *
     * @param candidates whom an id may mean, the likelier first
     */
    public Response admit(List<RecordingId> candidates, Pass pass, Readable readable) {
        Caller caller = pass.caller();
        if (caller instanceof Caller.Nobody) {
            return Refusal.unauthorized();
        }
        for (RecordingId candidate : candidates) {
            MDC.put(FailureAnswers.RECORDING_ID, candidate.toString());
            Opened opened = opening.open(candidate, caller);
            if (!(opened instanceof Opened.Unknown)) {
                return answer(candidate, pass, opened, readable);
            }
        }
        return Refusal.notFound();
    }

    private Response answer(RecordingId id, Pass pass, Opened opened, Readable readable) {
        return switch (opened) {
            case Opened.Unknown() -> Refusal.notFound();
            case Opened.Gone(String reason) -> Refusal.gone(reason);
            case Opened.InCatalog _, Opened.InLog _ -> enter(new Admitted(id, opened, pass), readable);
        };
    }

    private Response enter(Admitted admitted, Readable readable) {
        views.begun(admitted.caller(), admitted.websiteId(), admitted.id());
        return readable.answer(admitted);
    }
}
