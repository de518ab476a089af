package dev.playhead.ingest.nativedialect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.append.FencePublisher;
import dev.playhead.ingest.append.LogAppend;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.fence.Fence;
import dev.playhead.wire.record.ControlRecords;
import dev.playhead.wire.token.RecordingToken;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/** Stop, cancel, heartbeat and identify: each a control record in the recording's own partition. */
@ApplicationScoped
public class Controls {
    private static final LogPlace NOT_YET = new LogPlace(0, 0, 0);

    private final Access access;
    private final LogAppend log;
    private final FencePublisher fences;

    @Inject
    public Controls(Access access, LogAppend log, FencePublisher fences) {
        this.access = access;
        this.log = log;
        this.fences = fences;
    }

    Uni<Response> stop(Envelope message, Received request) {
        RecordingToken token = authorize(message, request);
        Subject subject = subject(token);
        if (access.fence(subject).isPresent()) {
            return done();
        }
        Map<String, Long> lastSeq = message.object("lastSeq").numbers();
        LogEntry.Stopped stopped = new LogEntry.Stopped(subject, NOT_YET, lastSeq);
        return append(stopped, token, request).invoke(_ -> fences.publish(new Fence(subject, "stopped", lastSeq)));
    }

    Uni<Response> cancel(Envelope message, Received request) {
        RecordingToken token = authorize(message, request);
        Subject subject = subject(token);
        boolean repeated = access.fence(subject)
                .filter(fence -> fence.reason().equals("cancelled"))
                .isPresent();
        if (repeated) {
            return done();
        }
        return append(new LogEntry.Cancelled(subject, NOT_YET), token, request)
                .invoke(_ -> fences.publish(new Fence(subject, "cancelled", Map.of())));
    }

    Uni<Response> heartbeat(Envelope message, Received request) {
        RecordingToken token = authorize(message, request);
        refuseFenced(token);
        return append(new LogEntry.Heartbeat(subject(token), NOT_YET), token, request);
    }

    Uni<Response> identify(Envelope message, Received request) {
        RecordingToken token = authorize(message, request);
        refuseFenced(token);
        Map<String, String> traits = message.object("traits").plainTexts();
        return append(new LogEntry.Identified(subject(token), NOT_YET, userId(message), traits), token, request);
    }

    /** Pages number their users as often as they name them. */
    private static String userId(Envelope message) {
        JsonNode id = message.fields().get("userId");
        return id != null && id.isNumber() ? id.asText() : message.text("userId");
    }

    private RecordingToken authorize(Envelope message, Received request) {
        return access.authorize(
                request, message.optional("token"), message.text("websiteId"), message.text("recordingUid"));
    }

    private void refuseFenced(RecordingToken token) {
        if (access.fence(subject(token)).isPresent()) {
            throw new Refused(Problem.stopped());
        }
    }

    private Uni<Response> append(LogEntry control, RecordingToken token, Received request) {
        return log.append(List.of(ControlRecords.of(control, token.partition())), request)
                .map(_ -> Response.noContent().build());
    }

    private static Subject subject(RecordingToken token) {
        return new Subject(token.websiteId(), token.recordingId());
    }

    private static Uni<Response> done() {
        return Uni.createFrom().item(Response.noContent().build());
    }
}
