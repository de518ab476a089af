package dev.playhead.replay.stream;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How an NDJSON body is compressed. */
public enum BodyEncoding {
    ZSTD("zstd"),
    GZIP("gzip"),
    IDENTITY("identity");

    private final String token;

    BodyEncoding(String token) {
        this.token = token;
    }

    /** The content coding's name. */
    public String token() {
        return token;
    }

    /** The first of zstd, gzip, identity that the client takes; zstd costs us nothing, the blocks are stored so. */
    public static BodyEncoding choose(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        for (BodyEncoding encoding : values()) {
            if (accepts(acceptEncoding, encoding.token)) {
                return encoding;
            }
        }
        return IDENTITY;
    }

    /** Whether the client takes gzip, for bodies that aren't stored compressed. */
    public static boolean takesGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null && accepts(acceptEncoding, GZIP.token);
    }

    private static boolean accepts(String header, String token) {
        for (String offer : header.split(",", -1)) {
            String[] parts = offer.strip().toLowerCase(Locale.ROOT).split(";", -1);
            if (parts[0].strip().equals(token)) {
                return parts.length < 2 || !parts[1].strip().matches("q=0(\\.0{0,3})?");
            }
        }
        return false;
    }
}
