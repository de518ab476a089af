package dev.playhead.wire.codec;

/** What became of a body that was to be inflated. */
public sealed interface ChunkDecoding {
    /** Inflated whole, checksums verified. */
    record Decoded(byte[] bytes) implements ChunkDecoding {}

    /** Cut off, corrupt, or followed by bytes that are not part of it. */
    record Malformed(String reason) implements ChunkDecoding, ChunkCheck, StreamFeed, EventCut {}

    /**
     * Inflates to more than was allowed; inflation stopped there.
     *
     * @param limit the cap in bytes
     */
    record TooLarge(long limit) implements ChunkDecoding, ChunkCheck, StreamFeed, EventCut {}

    /** An encoding that we don't know, or whose native library does not exist for this platform. */
    record UnsupportedEncoding(String name) implements ChunkDecoding, ChunkCheck, StreamFeed {}
}
