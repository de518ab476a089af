package dev.playhead.wire.codec;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Compresses bodies for tests. */
public final class Bodies {
    private Bodies() {}

    public static byte[] compress(byte[] plain, ContentEncoding encoding) {
        try {
            return switch (encoding) {
                case IDENTITY -> plain;
                case GZIP -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                        gzip.write(plain);
                    }
                    yield out.toByteArray();
                }
                case BR -> {
                    Brotli4jLoader.ensureAvailability();
                    yield Encoder.compress(plain, new Encoder.Parameters().setQuality(4));
                }
                case ZSTD -> Zstd.compress(plain, 1);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] join(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
