package dev.playhead.wire.codec;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import dev.playhead.wire.codec.InflatedSink.CapExceeded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Inflates a body as a stream under a cap: never more than one buffer beyond the cap is inflated, whatever the body
 * claims. Concatenated gzip members and zstd frames count as one body. Thread-safe.
 */
public final class Inflate {
    private static final long LEAST_ROOM = 16 * 1024;
    private static final long USUAL_RATIO = 8;
    private static final long MOST_RATIO = 32;

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
        byte[] atOnce = encoding == ContentEncoding.GZIP ? GzipAtOnce.inflate(body, cap) : null;
        if (atOnce != null) {
            return new ChunkDecoding.Decoded(atOnce);
        }
        InflatedSink.Keeping sink = new InflatedSink.Keeping(cap, (int) Math.min(cap, expected(body, encoding)));
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
            if (encoding != ContentEncoding.GZIP || !GzipAtOnce.pass(body, cap, sink)) {
                run(body, encoding, sink);
            }
            return new ChunkCheck.Checked(sink.length(), sink.firstByte(), sink.events());
        } catch (CapExceeded e) {
            return new ChunkDecoding.TooLarge(cap);
        } catch (IOException e) {
            return new ChunkDecoding.Malformed(reason(encoding, e));
        }
    }

    /** What will come out, as a gzip body's last bytes say; a body that lies gets no more room than a good one may need. */
    private static long expected(byte[] body, ContentEncoding encoding) {
        if (encoding != ContentEncoding.GZIP || body.length < Integer.BYTES) {
            return Math.max(LEAST_ROOM, USUAL_RATIO * body.length);
        }
        int said = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getInt(body.length - Integer.BYTES);
        return Math.clamp(Integer.toUnsignedLong(said), 0, Math.max(LEAST_ROOM, MOST_RATIO * body.length));
    }

    private static void run(byte[] body, ContentEncoding encoding, InflatedSink sink) throws IOException, CapExceeded {
        try (PlainStream stream = PlainStream.ofWholeBody(encoding)) {
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
