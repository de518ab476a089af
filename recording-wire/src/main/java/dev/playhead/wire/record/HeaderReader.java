package dev.playhead.wire.record;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads the headers of one record; whatever is missing or odd is a {@link HeaderFault}. */
final class HeaderReader {
    private final Headers headers;

    HeaderReader(Headers headers) {
        this.headers = headers;
    }

    /** A header is missing or has a value that cannot be. */
    static final class HeaderFault extends RuntimeException {
        private static final long serialVersionUID = 1L;

        HeaderFault(String message) {
            super(message, null, false, false);
        }
    }

    @Nullable
    String optional(String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    String text(String name) {
        String value = optional(name);
        if (value == null) {
            throw new HeaderFault("header " + name + " is missing");
        }
        return value;
    }

    long number(String name, long absent) {
        String value = optional(name);
        try {
            return value == null ? absent : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new HeaderFault("header " + name + " is no number");
        }
    }

    int count(String name, int absent) {
        long value = number(name, absent);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new HeaderFault("header " + name + " is out of range");
        }
        return (int) value;
    }

    UUID uuid(String name) {
        try {
            return UUID.fromString(text(name));
        } catch (IllegalArgumentException e) {
            throw new HeaderFault("header " + name + " is no UUID");
        }
    }

    long time(String name) {
        try {
            return Instant.parse(text(name)).toEpochMilli();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new HeaderFault("header " + name + " is no time");
        }
    }

    RecordType type() {
        if (!text(HeaderNames.SPEC_VERSION).equals(HeaderNames.SUPPORTED_SPEC)) {
            throw new HeaderFault("unknown CloudEvents version");
        }
        return RecordType.parse(text(HeaderNames.TYPE)).orElseThrow(() -> new HeaderFault("unknown record type"));
    }

    Subject subject() {
        return findSubject().orElseThrow(() -> new HeaderFault("no recording is named"));
    }

    Optional<Subject> findSubject() {
        String source = optional(HeaderNames.SOURCE);
        String recording = optional(HeaderNames.SUBJECT);
        if (source == null || recording == null || !source.startsWith(HeaderNames.SOURCE_PREFIX)) {
            return Optional.empty();
        }
        return WebsiteId.parse(source.substring(HeaderNames.SOURCE_PREFIX.length()))
                .flatMap(website -> RecordingId.parse(recording).map(id -> new Subject(website, id)));
    }
}
