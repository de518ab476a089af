package dev.playhead.wire.codec;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** A peer that compresses one stream and flushes after each text. */
final class FlushingStream {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final OutputStream stream;

    FlushingStream(ContentEncoding encoding) {
        try {
            stream = switch (encoding) {
                case IDENTITY -> sent;
                case GZIP -> new GZIPOutputStream(sent, true);
                case BR -> {
                    Brotli4jLoader.ensureAvailability();
                    yield new BrotliOutputStream(sent);
                }
                case ZSTD -> new ZstdOutputStreamNoFinalizer(sent);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] flushed(String text) {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken();
    }

    byte[] ended() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken();
    }

    private byte[] taken() {
        byte[] bytes = sent.toByteArray();
        sent.reset();
        return bytes;
    }
}
