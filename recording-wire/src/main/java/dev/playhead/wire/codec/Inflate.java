package dev.playhead.wire.codec;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import dev.playhead.wire.codec.InflatedSink.CapExceeded;
import java.io.IOException;

/**
 * Inflates a body as a stream under a cap: never more than one buffer beyond the cap is inflated, whatever the body
 * claims. Concatenated gzip members and zstd frames count as one body. Thread-safe.
 */
public final class Inflate {
    private Inflate() {}

    /**
     * Inflates a body and keeps it.
     *
     * @param cap the most bytes that may come out
     */
    public static ChunkDecoding inflate(byte[] body, ContentEncoding encoding, long cap) {
        if (encoding == ContentEncoding.IDENTITY) {
            return body.length > cap ? new ChunkDecoding.TooLarge(cap) : new ChunkDecoding.Decoded(body);
        }
        if (isMissing(encoding)) {
            return new ChunkDecoding.UnsupportedEncoding(encoding.wireName());
        }
        InflatedSink.Keeping sink = new InflatedSink.Keeping(cap);
        try {
            run(body, encoding, sink);
            return new ChunkDecoding.Decoded(sink.bytes());
        } catch (CapExceeded e) {
            return new ChunkDecoding.TooLarge(cap);
        } catch (IOException e) {
            return new ChunkDecoding.Malformed(reason(encoding, e));
        }
    }

    /** The same verdict as {@link #inflate}, without keeping what comes out: it is counted as it streams by. */
    public static ChunkCheck check(byte[] body, ContentEncoding encoding, long cap) {
        if (isMissing(encoding)) {
            return new ChunkDecoding.UnsupportedEncoding(encoding.wireName());
        }
        InflatedSink.Looking sink = new InflatedSink.Looking(cap);
        try {
            run(body, encoding, sink);
            return new ChunkCheck.Checked(sink.length(), sink.firstByte(), sink.events());
        } catch (CapExceeded e) {
            return new ChunkDecoding.TooLarge(cap);
        } catch (IOException e) {
            return new ChunkDecoding.Malformed(reason(encoding, e));
        }
    }

    private static void run(byte[] body, ContentEncoding encoding, InflatedSink sink) throws IOException, CapExceeded {
        try (PlainStream stream = PlainStream.of(encoding)) {
            stream.feed(body, 0, body.length, sink);
            stream.end();
        }
    }

    static boolean isMissing(ContentEncoding encoding) {
        return encoding == ContentEncoding.BR && !Brotli4jLoader.isAvailable();
    }

    static String reason(ContentEncoding encoding, IOException e) {
        return encoding.wireName() + ": " + e.getMessage();
    }
}
