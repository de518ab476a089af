package dev.playhead.ingest.nativedialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.ingest.intake.Caller;
import dev.playhead.ingest.intake.Controls;
import dev.playhead.ingest.intake.Doors;
import dev.playhead.ingest.intake.Purpose;
import dev.playhead.ingest.intake.Target;
import dev.playhead.ingest.message.Envelope;
import dev.playhead.ingest.receive.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Stop, cancel, heartbeat, identify and metadata as our recorder sends them: 204, also when repeated. */
@ApplicationScoped
public class NativeControls {
    private final Doors doors;
    private final Controls controls;
    private final NativeAnswers answers;

    @Inject
    public NativeControls(Doors doors, Controls controls, NativeAnswers answers) {
        this.doors = doors;
        this.controls = controls;
        this.answers = answers;
    }

    Uni<Response> stop(Envelope message, Received request) {
        Target target = target(message, request, Purpose.END);
        return done(controls.stop(target, message.object("lastSeq").numbers(), request.receipt()));
    }

    Uni<Response> cancel(Envelope message, Received request) {
        return done(controls.cancel(target(message, request, Purpose.END), request.receipt()));
    }

    Uni<Response> heartbeat(Envelope message, Received request) {
        Target target = target(message, request, Purpose.RECORD);
        return controls.heartbeat(target, request.receipt()).map(_ -> answers.taken(target.recordingId()));
    }

    Uni<Response> identify(Envelope message, Received request) {
        Target target = target(message, request, Purpose.RECORD);
        return done(controls.identify(
                target, userId(message), message.object("traits").plainTexts(), true, request.receipt()));
    }

    /** Names and values by which a recording can be found; a name that was told before gets the new value. */
    Uni<Response> metadata(Envelope message, Received request) {
        Target target = target(message, request, Purpose.RECORD);
        return done(controls.metadata(target, message.object("metadata").plainTexts(), true, request.receipt()));
    }

    /** Pages number their users as often as they name them. */
    private static String userId(Envelope message) {
        JsonNode id = message.fields().get("userId");
        return id != null && id.isNumber() ? id.asText() : message.text("userId");
    }

    private Target target(Envelope message, Received request, Purpose purpose) {
        return doors.byToken(
                Caller.of(request),
                Presented.token(request, message.optional("token")),
                message.text("websiteId"),
                message.text("recordingUid"),
                purpose);
    }

    private static Uni<Response> done(Uni<Void> appended) {
        return appended.map(_ -> Response.noContent().build());
    }
}
