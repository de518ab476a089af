package dev.playhead.wire.record;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a chunk's inflated body is. */
public enum MediaType {
    /** One event a line. */
    NDJSON("application/x-ndjson"),
    /** An event, an array of events, or {@code {"events":[…]}}. */
    JSON("application/json");

    private final String wireName;

    MediaType(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the record header {@code content-type}. */
    public String wireName() {
        return wireName;
    }

    /** Reads a {@code Content-Type}; parameters such as the charset are ignored. Empty for any other type. */
    public static Optional<MediaType> parse(@Nullable String contentType) {
        String name = contentType == null ? "" : contentType;
        int parameters = name.indexOf(';');
        String bare =
                (parameters < 0 ? name : name.substring(0, parameters)).trim().toLowerCase(Locale.ROOT);
        return switch (bare) {
            case "application/x-ndjson", "application/ndjson" -> Optional.of(NDJSON);
            case "application/json" -> Optional.of(JSON);
            default -> Optional.empty();
        };
    }
}
