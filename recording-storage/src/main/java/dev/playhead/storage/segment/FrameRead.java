package dev.playhead.storage.segment;

/** What came of reading a block or a section's facts. */
public sealed interface FrameRead {
    /** @param bytes JSON lines, each with its line feed */
    record Lines(byte[] bytes) implements FrameRead {}

    /** The bytes are not those that were written. */
    record Damaged(String reason) implements FrameRead {}
}
