package dev.playhead.seed.write;

import dev.playhead.recording.Dialect;
import java.util.UUID;

/** What all seeded rows have in common, and how they are known again. */
final class SeededRow {
    static final String DIALECT = Dialect.NATIVE.wireName();
    static final String STATE = "ready";
    static final String SDK = "playhead-recorder 0.1.0";
    static final int PARTITION = 0;

    /** External ids begin with this; recorders of clients choose UUIDs. */
    static final String MARK = "seed:";

    /** Version 8, for meanings of one's own; no segment that an indexer writes has such an id. */
    private static final long SEGMENT_HIGH = 0x5eed_0000_0000_8000L;

    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private SeededRow() {}

    /** Stands for the segment that the facts of a run would be in; each website counts its own runs. */
    static UUID segment(int run) {
        return new UUID(SEGMENT_HIGH, VARIANT | run);
    }
}
