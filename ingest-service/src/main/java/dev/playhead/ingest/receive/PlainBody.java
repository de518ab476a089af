package dev.playhead.ingest.receive;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.wire.codec.ChunkDecoding;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.codec.Inflate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The plain text of a body that may itself be compressed, for messages that have to be read here. */
@ApplicationScoped
public class PlainBody {
    private final Bodies bodies;
    private final IngestConfig config;

    @Inject
    public PlainBody(Bodies bodies, IngestConfig config) {
        this.bodies = bodies;
        this.config = config;
    }

    /**
     * Inflates the body by its {@code Content-Encoding}; what comes out counts against the in-flight bound.
     *
     * @param limit the most bytes that may come out; more is 413
     */
    public byte[] of(Received request, long limit) {
        String name = request.header("Content-Encoding");
        ContentEncoding encoding = ContentEncoding.parse(name)
                .orElseThrow(() -> new Refused(Problem.unsupported(
                        "Content-Encoding", "encodings are gzip, br, zstd and identity, one at a time")));
        if (encoding == ContentEncoding.IDENTITY) {
            return request.body();
        }
        return switch (Inflate.inflate(request.body(), encoding, limit)) {
            case ChunkDecoding.Decoded(byte[] bytes) -> {
                room(request, bytes.length);
                yield bytes;
            }
            case ChunkDecoding.Malformed(String reason) ->
                throw new Refused(Problem.malformed("the body does not inflate: " + reason));
            case ChunkDecoding.TooLarge(long most) -> throw new Refused(Problem.tooLarge("the inflated body", most));
            case ChunkDecoding.UnsupportedEncoding(String missing) ->
                throw new Refused(Problem.unsupported("Content-Encoding", "no decoder for " + missing));
        };
    }

    /** The same up to what any chunk may inflate to. */
    public byte[] of(Received request) {
        return of(request, config.maxInflatedBytes().asLongValue());
    }

    /** Takes memory for what a request makes us hold besides its body, or refuses it (503). */
    public void room(Received request, long bytes) {
        if (!request.lease().grow(bytes)) {
            throw bodies.overloaded();
        }
    }
}
