package dev.playhead.wire.codec;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a body is compressed: the HTTP content codings that ingest takes. */
public enum ContentEncoding {
    IDENTITY("identity"),
    GZIP("gzip"),
    BR("br"),
    ZSTD("zstd");

    private final String wireName;

    ContentEncoding(String wireName) {
        this.wireName = wireName;
    }

    /** The name in {@code Content-Encoding} and in the record header {@code ce_encoding}. */
    public String wireName() {
        return wireName;
    }

    /**
     * The encoding of that name, case-insensitively; absent or blank = identity. Empty for any other name, also for a list
     * of several encodings.
     */
    public static Optional<ContentEncoding> parse(@Nullable String name) {
        String wanted = name == null ? "" : name.trim().toLowerCase(Locale.ROOT);
        return switch (wanted) {
            case "", "identity" -> Optional.of(IDENTITY);
            case "gzip", "x-gzip" -> Optional.of(GZIP);
            case "br" -> Optional.of(BR);
            case "zstd" -> Optional.of(ZSTD);
            default -> Optional.empty();
        };
    }
}
