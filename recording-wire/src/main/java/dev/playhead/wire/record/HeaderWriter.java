package dev.playhead.wire.record;

import dev.playhead.recording.log.Subject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Writes the headers that every record has. */
final class HeaderWriter {
    /** Always three digits of milliseconds: a reader may compare the texts. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Headers headers = new RecordHeaders();

    HeaderWriter(Subject subject, RecordType type, UUID id, long timeMs) {
        text(HeaderNames.SPEC_VERSION, HeaderNames.SUPPORTED_SPEC);
        text(HeaderNames.ID, id.toString());
        text(HeaderNames.SOURCE, HeaderNames.SOURCE_PREFIX + subject.websiteId().value());
        text(HeaderNames.TYPE, type.wireName());
        text(HeaderNames.SUBJECT, subject.recordingId().toString());
        text(HeaderNames.TIME, TIME.format(Instant.ofEpochMilli(timeMs)));
    }

    void text(String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    void number(String name, long value) {
        text(name, Long.toString(value));
    }

    Headers headers() {
        return headers;
    }

    static byte[] key(Subject subject) {
        return subject.recordingId().toString().getBytes(StandardCharsets.UTF_8);
    }
}
