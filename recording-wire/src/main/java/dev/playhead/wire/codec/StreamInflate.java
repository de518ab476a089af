package dev.playhead.wire.codec;

import dev.playhead.wire.codec.InflatedSink.CapExceeded;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Inflates a stream that comes in pieces, as over a socket: gzip (any number of members), br, zstd (any number of frames)
 * and identity. Whatever the peer flushed comes out with the piece that ends the flush. After a result other than
 * {@link StreamFeed.Fed} the stream is of no more use: every further call gives the same result. Holds native memory
 * until closed: up to the window that the stream asks for, 8 MiB (zstd) or 16 MiB (br). Not thread-safe.
 */
public final class StreamInflate implements AutoCloseable {
    /** Takes plain bytes; the array is used again after the call. */
    @FunctionalInterface
    public interface Plain {
        void take(byte[] buffer, int from, int count);
    }

    private final ContentEncoding encoding;
    private final long cap;
    private final InflatedSink sink;
    private final @Nullable PlainStream stream;
    private @Nullable StreamFeed failure;

    /**
     * Begins a stream.
     *
     * @param cap the most bytes that may come out in all
     * @param plain gets what comes out, during {@link #feed}
     */
    public StreamInflate(ContentEncoding encoding, long cap, Plain plain) {
        this.encoding = encoding;
        this.cap = cap;
        this.sink = new InflatedSink.Passing(cap, plain);
        this.stream = open();
    }

    private @Nullable PlainStream open() {
        if (Inflate.isMissing(encoding)) {
            failure = new ChunkDecoding.UnsupportedEncoding(encoding.wireName());
            return null;
        }
        try {
            return PlainStream.of(encoding);
        } catch (IOException e) {
            failure = new ChunkDecoding.UnsupportedEncoding(encoding.wireName());
            return null;
        }
    }

    /** Reads the next piece of the stream; an empty one is fine. */
    public StreamFeed feed(byte[] piece, int from, int count) {
        if (failure == null && stream != null) {
            try {
                stream.feed(piece, from, count, sink);
                return new StreamFeed.Fed(sink.length());
            } catch (CapExceeded e) {
                failure = new ChunkDecoding.TooLarge(cap);
            } catch (IOException e) {
                failure = new ChunkDecoding.Malformed(Inflate.reason(encoding, e));
            }
        }
        return Objects.requireNonNull(failure);
    }

    /** The peer ended the stream: {@link ChunkDecoding.Malformed} if it is cut off here. What was fed has come out. */
    public StreamFeed end() {
        if (failure == null && stream != null) {
            try {
                stream.end();
                return new StreamFeed.Fed(sink.length());
            } catch (IOException e) {
                failure = new ChunkDecoding.Malformed(Inflate.reason(encoding, e));
            }
        }
        return Objects.requireNonNull(failure);
    }

    @Override
    public void close() {
        if (stream != null) {
            stream.close();
        }
    }
}
