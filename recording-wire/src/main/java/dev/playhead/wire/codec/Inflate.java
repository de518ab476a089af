package dev.playhead.wire.codec;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import com.github.luben.zstd.ZstdInputStream;
import dev.playhead.wire.codec.InflatedSink.CapExceeded;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Inflates a body as a stream under a cap: never more than one buffer beyond the cap is inflated, whatever the body
 * claims. Concatenated gzip members and zstd frames count as one body. Thread-safe.
 */
public final class Inflate {
    private static final int BUFFER_BYTES = 32 * 1024;
    /** 8 MiB: what RFC 9659 allows a zstd content coding, and what a browser decodes; a larger window is a memory bomb. */
    private static final int ZSTD_WINDOW_LOG = 23;

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

    /** The same verdict as {@link #inflate}, without keeping what comes out. */
    public static ChunkCheck check(byte[] body, ContentEncoding encoding, long cap) {
        if (isMissing(encoding)) {
            return new ChunkDecoding.UnsupportedEncoding(encoding.wireName());
        }
        InflatedSink.Looking sink = new InflatedSink.Looking(cap);
        try {
            run(body, encoding, sink);
            return new ChunkCheck.Checked(sink.length(), sink.firstByte());
        } catch (CapExceeded e) {
            return new ChunkDecoding.TooLarge(cap);
        } catch (IOException e) {
            return new ChunkDecoding.Malformed(reason(encoding, e));
        }
    }

    private static void run(byte[] body, ContentEncoding encoding, InflatedSink sink) throws IOException, CapExceeded {
        switch (encoding) {
            case IDENTITY -> sink.take(body, 0, body.length);
            case GZIP -> new GzipMembers(body, new byte[BUFFER_BYTES], sink).inflate();
            case BR -> {
                ByteArrayInputStream source = source(body);
                try (InputStream stream = new BrotliInputStream(source, BUFFER_BYTES)) {
                    drain(stream, sink);
                }
                if (source.available() > 0) {
                    throw new IOException("bytes follow the br stream");
                }
            }
            case ZSTD -> {
                try (ZstdInputStream stream = new ZstdInputStream(source(body))) {
                    stream.setLongMax(ZSTD_WINDOW_LOG);
                    drain(stream, sink);
                }
            }
        }
    }

    private static ByteArrayInputStream source(byte[] body) throws IOException {
        if (body.length == 0) {
            throw new IOException("empty body");
        }
        return new ByteArrayInputStream(body);
    }

    private static void drain(InputStream stream, InflatedSink sink) throws IOException, CapExceeded {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
            sink.take(buffer, 0, count);
        }
    }

    private static boolean isMissing(ContentEncoding encoding) {
        return encoding == ContentEncoding.BR && !Brotli4jLoader.isAvailable();
    }

    private static String reason(ContentEncoding encoding, IOException e) {
        return encoding.wireName() + ": " + e.getMessage();
    }
}
