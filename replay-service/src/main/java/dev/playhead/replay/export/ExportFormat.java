package dev.playhead.replay.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a recording can be exported as. */
public enum ExportFormat {
    /** One array of rrweb events, by time. */
    JSON("application/json"),
    /** One rrweb event a line, by time. */
    NDJSON("application/x-ndjson"),
    /** A page that holds the recording and a player, and needs nothing else. */
    HTML("text/html;charset=UTF-8");

    private final String mediaType;

    ExportFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a format by its extension; JSON where none is asked for. */
    static Optional<ExportFormat> of(@Nullable String text) {
        return text == null || text.isEmpty()
                ? Optional.of(JSON)
                : Arrays.stream(values())
                        .filter(one -> one.extension().equals(text))
                        .findFirst();
    }
}
