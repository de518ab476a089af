package dev.playhead.storage.segment;

/**
 * Consecutive lines of a block that came in one chunk: line i of the run stands at position (offset, firstIndex + i).
 *
 * @param offset Kafka offset of the chunk
 * @param firstIndex index of the first line in the chunk, counted over all its events
 * @param count lines, at least 1
 */
public record Run(long offset, int firstIndex, int count) {
    public Run {
        if (offset < 0 || firstIndex < 0 || count < 1) {
            throw new IllegalArgumentException("no run: " + offset + ", " + firstIndex + ", " + count);
        }
    }
}
