package dev.playhead.ingest.nativedialect;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.append.LogAppend;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.receive.Received;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.codec.ChunkCheck;
import dev.playhead.wire.codec.ChunkDecoding;
import dev.playhead.wire.codec.Inflate;
import dev.playhead.wire.record.ChunkRecords;
import dev.playhead.wire.record.ChunkToSend;
import dev.playhead.wire.token.RecordingToken;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Takes a chunk: checks token and body, appends, and only then answers 204. */
@ApplicationScoped
public class ChunkIntake {
    private final Access access;
    private final LogAppend log;
    private final IngestConfig config;
    private final Counter chunks;
    private final Counter events;
    private final Counter bytes;

    @Inject
    public ChunkIntake(Access access, LogAppend log, IngestConfig config, MeterRegistry meters) {
        this.access = access;
        this.log = log;
        this.config = config;
        this.chunks = Counter.builder("playhead.ingest.chunks")
                .description("Chunks that were acknowledged, re-sent ones included")
                .register(meters);
        this.events = Counter.builder("playhead.ingest.events")
                .description("Events of acknowledged chunks, as recorders counted them")
                .register(meters);
        this.bytes = Counter.builder("playhead.ingest.received")
                .description("Bytes of acknowledged chunks, compressed as they go into the log")
                .baseUnit("bytes")
                .register(meters);
    }

    Uni<Response> take(ChunkRequest chunk, ChunkBody body, Received request) {
        RecordingToken token = access.authorize(request, chunk.token(), chunk.websiteId(), chunk.recordingId());
        Subject subject = new Subject(token.websiteId(), token.recordingId());
        access.fence(subject).ifPresent(fence -> {
            if (!fence.passes(chunk.windowId(), chunk.seq())) {
                throw new Refused(Problem.stopped());
            }
        });
        check(body);
        ChunkHead head = new ChunkHead(
                chunk.windowId(), chunk.seq(), chunk.sentAt(), request.receivedAt(), chunk.finalizes(), Dialect.NATIVE);
        ChunkToSend toSend = new ChunkToSend(
                subject, token.partition(), head, body.encoding(), body.mediaType(), chunk.eventCount(), body.bytes());
        return log.append(ChunkRecords.of(toSend, UUID.randomUUID()), request).map(_ -> {
            chunks.increment();
            events.increment(chunk.eventCount());
            bytes.increment(body.bytes().length);
            return Response.noContent().build();
        });
    }

    private void check(ChunkBody body) {
        long limit = config.maxInflatedBytes().asLongValue();
        switch (Inflate.check(body.bytes(), body.encoding(), limit)) {
            // An empty chunk is a recorder's way to say that its page ends.
            case ChunkCheck.Checked checked
            when checked.inflatedLength() > 0 && checked.firstByte() >= 0 && !checked.startsLikeEvents() ->
                throw new Refused(Problem.malformed("the chunk is neither JSON lines nor JSON"));
            case ChunkCheck.Checked _ -> {}
            case ChunkDecoding.Malformed(String reason) ->
                throw new Refused(Problem.malformed("the chunk does not inflate: " + reason));
            case ChunkDecoding.TooLarge(long most) -> throw new Refused(Problem.tooLarge("the inflated body", most));
            case ChunkDecoding.UnsupportedEncoding(String name) ->
                throw new Refused(Problem.unsupported("Content-Encoding", "no decoder for " + name));
        }
    }
}
