package dev.playhead.replay.chunks;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.access.Refusal;
import dev.playhead.replay.stream.Arrival;
import dev.playhead.replay.stream.BodyEncoding;
import dev.playhead.replay.stream.OpenStream;
import dev.playhead.replay.stream.StreamBody;
import dev.playhead.replay.stream.Streams;
import dev.playhead.storage.catalog.StoredBlock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The answer to {@code GET …/chunks/{n}}. */
@ApplicationScoped
class ChunkAnswer {
    private static final Logger LOG = Logger.getLogger(ChunkAnswer.class);

    private final ChunkRead reads;
    private final Streams streams;
    private final long maxAgeSeconds;

    ChunkAnswer(ChunkRead reads, Streams streams, ReplaySettings settings) {
        this.reads = reads;
        this.streams = streams;
        this.maxAgeSeconds = settings.chunks().maxAge().toSeconds();
    }

    /** What a client asks for. */
    record Asked(
            RecordingId recordingId,
            ChunkId chunk,
            BodyEncoding encoding,
            @Nullable String ifNoneMatch,
            Arrival arrival) {
        /** Weak: the same events, but compressed anew they may be other bytes. */
        String tag() {
            return "W/\"" + recordingId + "/" + chunk + "\"";
        }

        boolean has() {
            return ifNoneMatch != null
                    && List.of(ifNoneMatch.split("\\s*,\\s*", -1)).contains(tag());
        }
    }

    /** @param anew asks again, with an index read anew: where an object is missing it may have been replaced */
    Response to(Asked asked, List<StoredBlock> blocks, Supplier<Response> anew) {
        if (asked.has()) {
            return decorated(Response.notModified(), asked).build();
        }
        return switch (reads.read(asked.chunk(), blocks)) {
            case ChunkRead.Outcome.Whole whole -> body(asked, whole);
            case ChunkRead.Outcome.Missing _ -> anew.get();
            case ChunkRead.Outcome.Broken() -> Refusal.lost("broken_block");
        };
    }

    /** As above; what is missing now is lost. */
    Response last(Asked asked, List<StoredBlock> blocks) {
        if (blocks.isEmpty()) {
            return Refusal.noChunk();
        }
        return switch (reads.read(asked.chunk(), blocks)) {
            case ChunkRead.Outcome.Whole whole -> body(asked, whole);
            case ChunkRead.Outcome.Missing(StoredBlock block) -> {
                LOG.errorf(
                        "recordingId=%s chunk=%s objectKey=%s: no such object",
                        asked.recordingId(), asked.chunk(), block.objectKey());
                yield Refusal.lost("missing_object");
            }
            case ChunkRead.Outcome.Broken() -> Refusal.lost("broken_block");
        };
    }

    private Response body(Asked asked, ChunkRead.Outcome.Whole whole) {
        Optional<OpenStream> stream = streams.open(Streams.Kind.CHUNK, asked.arrival());
        if (stream.isEmpty()) {
            return streams.refusal();
        }
        Response.ResponseBuilder answer = decorated(
                Response.ok(new StreamBody(stream.get(), out -> whole.writeTo(out, asked.encoding())))
                        .type("application/x-ndjson"),
                asked);
        if (asked.encoding() != BodyEncoding.IDENTITY) {
            answer.header(HttpHeaders.CONTENT_ENCODING, asked.encoding().token());
        }
        return answer.build();
    }

    /** Private, since it takes a key; and no longer than an hour by default, since an erasure can't reach a client's cache. */
    private Response.ResponseBuilder decorated(Response.ResponseBuilder answer, Asked asked) {
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING + ", " + HttpHeaders.AUTHORIZATION)
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=" + maxAgeSeconds + ", immutable")
                .header(HttpHeaders.ETAG, asked.tag());
    }
}
