package dev.playhead.storage.archive;

/**
 * Where an archive's summary lies: one zstd frame with one JSON document, the recording's row of the catalog when it was archived.
 *
 * @param rawBytes length of the document
 */
public record SummaryEntry(long byteOffset, int byteLength, long rawBytes) {
    public SummaryEntry {
        ArchiveFrame.require(byteOffset >= 0 && byteLength > 0 && rawBytes > 0, "a summary has bytes");
    }
}
