package dev.playhead.storage.archive;

/** What came of reading an archive's footer. */
public sealed interface ArchiveRead {
    /** Magic, version, checksums and all invariants hold. */
    record Intact(ArchiveFooter footer) implements ArchiveRead {}

    /** The bytes are not an archive as it was written. */
    record Damaged(String reason) implements ArchiveRead {}

    /** An archive of a version that a later release writes. */
    record UnknownVersion(int version) implements ArchiveRead {}
}
