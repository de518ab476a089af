package dev.playhead.recording;

import java.util.Arrays;
import java.util.Optional;

/** The wire protocol by which a recording came in (protocols.md). */
public enum Dialect {
    NATIVE("native"),
    RRWEB_CLOUD("rrweb-cloud"),
    DOZOR("dozor"),
    REPLAYA("replaya");

    private final String wireName;

    Dialect(String wireName) {
        this.wireName = wireName;
    }

    /** The name in record headers and in the catalog; never changes. */
    public String wireName() {
        return wireName;
    }

    /** Empty for a name of no dialect that this version knows. */
    public static Optional<Dialect> fromWireName(String name) {
        return Arrays.stream(values())
                .filter(dialect -> dialect.wireName.equals(name))
                .findFirst();
    }
}
