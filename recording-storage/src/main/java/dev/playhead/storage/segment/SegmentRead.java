package dev.playhead.storage.segment;

/** What came of reading a segment. */
public sealed interface SegmentRead {
    /** Magic, version, both checksums and all invariants hold. */
    record Intact(SegmentFooter footer) implements SegmentRead {}

    /** The bytes are not a whole segment as it was written. */
    record Damaged(String reason) implements SegmentRead {}

    /** A segment of a version that a later release writes. */
    record UnknownVersion(int version) implements SegmentRead {}
}
