package dev.playhead.wire.deadletter;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Headers that a dead letter has besides those of the record that it keeps. All text, UTF-8. */
final class LetterHeaders {
    static final String PREFIX = "playhead_";
    /** Absent in version 1. */
    static final String VERSION = "playhead_version";

    static final String CURRENT_VERSION = "2";
    /** One id for all frames of a letter; frames of different letters may stand between each other. */
    static final String LETTER = "playhead_letter";

    static final String REASON = "playhead_reason";
    /** Where it stood in the log; of several frames the last one. */
    static final String PARTITION = "playhead_partition";

    static final String OFFSET = "playhead_offset";
    /** Some frames of the chunk were gone already. */
    static final String INCOMPLETE = "playhead_incomplete";
    /** No letter: a note that the one with this id was appended again. */
    static final String RETRIED = "playhead_retried";
    /** Version 1 only: how the value differs from the record's; then nothing of the chunk's head was kept. */
    static final String OLD_VALUE = "playhead_value";

    static final String OLD_WEBSITE = "playhead_website";

    private LetterHeaders() {}

    static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    static OptionalLong number(Headers headers, String name) {
        String text = text(headers, name);
        try {
            return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
