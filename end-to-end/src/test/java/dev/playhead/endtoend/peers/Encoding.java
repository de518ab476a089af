package dev.playhead.endtoend.peers;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What a body or a stream may be compressed by. */
public enum Encoding {
    IDENTITY,
    GZIP,
    BR,
    ZSTD;

    private static final int BUFFER_BYTES = 8192;
    private static final int BROTLI_QUALITY = 4;

    /** As it stands in {@code Content-Encoding}. */
    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public byte[] encode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = stream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** One stream for many writes; a flush puts everything written before it where the other side can read it. */
    OutputStream stream(OutputStream into) throws IOException {
        return switch (this) {
            case IDENTITY -> into;
            case GZIP -> new GZIPOutputStream(into, BUFFER_BYTES, true);
            case BR -> {
                Brotli4jLoader.ensureAvailability();
                yield new BrotliOutputStream(into, new Encoder.Parameters().setQuality(BROTLI_QUALITY));
            }
            case ZSTD -> new ZstdOutputStream(into);
        };
    }
}
