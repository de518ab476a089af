package dev.playhead.wire.codec;

import dev.playhead.wire.codec.InflatedSink.CapExceeded;
import java.io.IOException;

/** One encoding's decoder, fed piece by piece. Everything that a piece allows to come out does, at once. */
sealed interface PlainStream extends AutoCloseable permits IdentityStream, GzipStream, BrotliStream, ZstdStream {
    /** The most that is passed on at a time. */
    int BUFFER_BYTES = 32 * 1024;

    /** Reads a piece; fails where the stream is corrupt, or where something follows its end. */
    void feed(byte[] piece, int from, int count, InflatedSink sink) throws IOException, CapExceeded;

    /** The stream ends here; fails where it is cut off. */
    void end() throws IOException;

    /** Gives native memory back. */
    @Override
    void close();

    static PlainStream of(ContentEncoding encoding) throws IOException {
        return switch (encoding) {
            case IDENTITY -> new IdentityStream();
            case GZIP -> new GzipStream();
            case BR -> new BrotliStream();
            case ZSTD -> new ZstdStream();
        };
    }

    /** The same for a body that is fed at once, closed by the thread that took it. */
    static PlainStream ofWholeBody(ContentEncoding encoding) throws IOException {
        return encoding == ContentEncoding.GZIP ? GzipStream.ofWholeBody() : of(encoding);
    }

    /** Room for what a piece may become: small for small pieces, of which a socket sends many. */
    static byte[] room(int pieceBytes) {
        return new byte[Math.clamp(8L * pieceBytes, 512, BUFFER_BYTES)];
    }
}
