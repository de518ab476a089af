package dev.playhead.ingest.replaya;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.intake.Caller;
import dev.playhead.ingest.intake.Controls;
import dev.playhead.ingest.intake.Doors;
import dev.playhead.ingest.intake.Intake;
import dev.playhead.ingest.intake.Purpose;
import dev.playhead.ingest.intake.Sampling;
import dev.playhead.ingest.intake.Target;
import dev.playhead.ingest.intake.Upload;
import dev.playhead.ingest.message.Envelope;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.codec.LogCompression;
import dev.playhead.wire.record.MediaType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** What a session takes after its creation, with its append token. */
@ApplicationScoped
public class ReplayaSessions {
    private static final String SECRET_KEY = "sk_";
    private static final int EMPTY_ARRAY = 2;

    private final ReplayaMessage messages;
    private final Doors doors;
    private final Sampling sampling;
    private final Intake intake;
    private final Controls controls;

    @Inject
    public ReplayaSessions(ReplayaMessage messages, Doors doors, Sampling sampling, Intake intake, Controls controls) {
        this.messages = messages;
        this.doors = doors;
        this.sampling = sampling;
        this.intake = intake;
        this.controls = controls;
    }

    Uni<Response> events(String id, Received request) {
        Envelope message = messages.read(request);
        Target target = target(id, message, request, Purpose.RECORD);
        byte[] events = ReplayaMessage.events(message);
        if (events.length <= EMPTY_ARRAY || leftOut(target)) {
            return nothing();
        }
        ChunkHead head = new ChunkHead(null, ChunkHead.NO_SEQ, 0, request.receivedAt(), false, Dialect.REPLAYA);
        Upload upload = new Upload(
                target,
                head,
                ContentEncoding.ZSTD,
                MediaType.JSON,
                false,
                Math.max(0, message.number("eventCount", 0)),
                LogCompression.zstd(events));
        return unlessStopped(() -> intake.take(upload, request.receipt())
                .map(taken -> ReplayaAnswers.appended(taken.events(), taken.offset())));
    }

    Uni<Response> heartbeat(String id, Received request) {
        Target target = target(id, messages.read(request), request, Purpose.RECORD);
        if (leftOut(target)) {
            return nothing();
        }
        return unlessStopped(
                () -> controls.heartbeat(target, request.receipt()).map(_ -> ReplayaAnswers.appended(1, -1)));
    }

    Uni<Response> stop(String id, Received request) {
        Envelope message = messages.read(request);
        Target target = target(id, message, request, Purpose.END);
        if (leftOut(target)) {
            return Uni.createFrom().item(stopped(target, request.receivedAt()));
        }
        long events = message.number("eventCount", 0);
        Map<String, Long> late = events > 0 ? Map.of(LogEntry.Stopped.EVENTS, events) : Map.of();
        return controls.stop(target, late, request.receipt()).map(_ -> stopped(target, request.receivedAt()));
    }

    /** With the append token the recording is taken back; with the website's secret key it is erased. */
    Uni<Response> delete(String id, Received request) {
        Envelope message = messages.read(request);
        RecordingId recording = recordingId(id);
        String bearer = ReplayaMessage.bearer(request);
        Uni<Void> deleted;
        if (bearer != null && bearer.startsWith(SECRET_KEY)) {
            Target target = doors.target(doors.bySecretKey(Caller.of(request), bearer), recording);
            deleted = controls.erase(target, request.receipt());
        } else {
            deleted = controls.cancel(target(id, message, request, Purpose.END), request.receipt());
        }
        return deleted.map(_ -> ReplayaAnswers.json(200, ReplayaAnswers.object().put("deleted", recording.toString())));
    }

    private Target target(String id, Envelope message, Received request, Purpose purpose) {
        return doors.byToken(
                Caller.of(request),
                ReplayaMessage.token(request, message),
                null,
                recordingId(id).toString(),
                purpose);
    }

    private static RecordingId recordingId(String id) {
        return RecordingId.parse(id)
                .orElseThrow(() -> new Refused(Problem.field("id", "the session's id is none of ours")));
    }

    private boolean leftOut(Target target) {
        return !sampling.takes(target.website(), target.recordingId().toString());
    }

    private static Uni<Response> unlessStopped(Supplier<Uni<? extends Response>> write) {
        return Uni.createFrom()
                .deferred(write)
                .onFailure(ReplayaSessions::isStopped)
                .recoverWithItem(ReplayaAnswers::nothingAppended);
    }

    private static boolean isStopped(Throwable failure) {
        return failure instanceof Refused refused
                && refused.problem().status() == Response.Status.CONFLICT.getStatusCode();
    }

    private static Uni<Response> nothing() {
        return Uni.createFrom().item(ReplayaAnswers.nothingAppended());
    }

    private Response stopped(Target target, long receivedAt) {
        long at = controls.stoppedAt(target).orElse(receivedAt);
        ObjectNode body = ReplayaAnswers.object();
        body.putObject("session")
                .put("id", target.recordingId().toString())
                .put("status", "stopped")
                .put("stoppedAt", Instant.ofEpochMilli(at).toString());
        return ReplayaAnswers.json(200, body);
    }
}
