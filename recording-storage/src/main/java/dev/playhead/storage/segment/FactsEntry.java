package dev.playhead.storage.segment;

/**
 * Where a section's facts lie: one zstd frame of JSONEachRow lines, exactly what is inserted into ClickHouse.
 *
 * @param byteLength 0 where the section has no facts
 * @param rawBytes length of the lines
 * @param count lines
 */
public record FactsEntry(long byteOffset, int byteLength, long rawBytes, int count) {
    public FactsEntry {
        if (byteOffset < 0 || byteLength < 0 || rawBytes < 0 || count < 0 || (count == 0) != (byteLength == 0)) {
            throw new IllegalArgumentException("no facts entry: " + byteOffset + ", " + byteLength + ", " + count);
        }
    }
}
