package dev.playhead.recording.accept;

/**
 * Chunks of a window that never came.
 *
 * @param windowId as the recorder named it; ids over 24 bytes that are no UUID are kept as a UUIDv3 of themselves
 * @param firstSeq the first missing seq
 * @param lastSeq the last missing seq, inclusive
 */
public record Gap(String windowId, long firstSeq, long lastSeq) {}
