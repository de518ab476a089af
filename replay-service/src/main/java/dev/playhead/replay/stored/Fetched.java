package dev.playhead.replay.stored;

/** What came of fetching a block. */
public sealed interface Fetched {
    /**
     * The block, proven whole.
     *
     * @param frame its zstd frame as it is stored
     * @param lines its NDJSON
     */
    record Block(byte[] frame, byte[] lines) implements Fetched {}

    /** There is no such object: it may have been replaced since the index was read. */
    record Missing() implements Fetched {}

    /** The store has something else than was written. */
    record Broken(String reason) implements Fetched {}
}
