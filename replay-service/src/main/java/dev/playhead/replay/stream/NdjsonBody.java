package dev.playhead.replay.stream;

import java.io.IOException;
import java.io.OutputStream;

/** An NDJSON body in one of its encodings. Not thread-safe. */
public interface NdjsonBody {
    /** Where lines go; valid until the next call of {@link #frame}. */
    OutputStream lines() throws IOException;

    /** Stored lines, both compressed and not: the body takes what suits it. */
    void frame(byte[] zstdFrame, byte[] lines) throws IOException;

    /** Completes the encoding. The connection's stream stays open. */
    void finish() throws IOException;

    /** @param out the connection's stream */
    static NdjsonBody of(BodyEncoding encoding, OutputStream out) throws IOException {
        return switch (encoding) {
            case ZSTD -> new ZstdBody(out);
            case GZIP -> new PlainBody(new OneMemberGzip(out));
            case IDENTITY -> new PlainBody(out);
        };
    }
}
