package dev.playhead.recording;

import java.util.Arrays;
import java.util.Optional;

/** How much of a page a recorder may show (protocols.md, native {@code recording_start}). */
public enum PrivacyLevel {
    BALANCED("balanced"),
    STRICT("strict"),
    RELAXED("relaxed");

    private final String wireName;

    PrivacyLevel(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire and in settings, lower case; never changes. */
    public String wireName() {
        return wireName;
    }

    /** Empty for an unknown name. */
    public static Optional<PrivacyLevel> fromWireName(String name) {
        return Arrays.stream(values())
                .filter(level -> level.wireName.equals(name))
                .findFirst();
    }
}
