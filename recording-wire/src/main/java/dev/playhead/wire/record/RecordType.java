package dev.playhead.wire.record;

import java.util.Locale;
import java.util.Optional;

/** The kinds of record in {@code playhead.chunks}: the {@code ce_type} of each. */
enum RecordType {
    CHUNK,
    STARTED,
    METADATA,
    IDENTIFIED,
    HEARTBEAT,
    STOPPED,
    CANCELLED,
    ENDED,
    REFUSED,
    ERASED,
    EXPIRED;

    private static final String PREFIX = "dev.playhead.recording.";
    private static final String VERSION = ".v1";

    String wireName() {
        return PREFIX + name().toLowerCase(Locale.ROOT) + VERSION;
    }

    static Optional<RecordType> parse(String wireName) {
        for (RecordType type : values()) {
            if (type.wireName().equals(wireName)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
