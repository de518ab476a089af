package dev.playhead.ingest.nativedialect;

import dev.playhead.ingest.intake.Caller;
import dev.playhead.ingest.intake.Doors;
import dev.playhead.ingest.intake.Intake;
import dev.playhead.ingest.intake.Purpose;
import dev.playhead.ingest.intake.Target;
import dev.playhead.ingest.intake.Upload;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.ChunkHead;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/** Chunks of our recorder: 204 once Kafka has them. */
@ApplicationScoped
public class NativeChunks {
    private final Doors doors;
    private final Intake intake;
    private final NativeAnswers answers;

    @Inject
    public NativeChunks(Doors doors, Intake intake, NativeAnswers answers) {
        this.doors = doors;
        this.intake = intake;
        this.answers = answers;
    }

    Uni<Response> take(ChunkRequest chunk, ChunkBody body, Received request) {
        Target target = doors.byToken(
                Caller.of(request),
                Presented.token(request, chunk.token()),
                chunk.websiteId(),
                chunk.recordingId(),
                Purpose.RECORD);
        ChunkHead head = new ChunkHead(
                chunk.windowId(), chunk.seq(), chunk.sentAt(), request.receivedAt(), chunk.finalizes(), Dialect.NATIVE);
        Upload upload = new Upload(target, head, body.encoding(), body.mediaType(), true, 0, body.bytes());
        return intake.take(upload, request.receipt()).map(_ -> answers.taken(target.recordingId()));
    }
}
