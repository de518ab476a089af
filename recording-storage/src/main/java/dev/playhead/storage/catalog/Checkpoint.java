package dev.playhead.storage.catalog;

/**
 * How far the catalog has absorbed a partition.
 *
 * @param nextOffset everything below is in published segments, but for the pending chunks
 * @param pendingJson JSON array of the chunks whose first frames lie below nextOffset (recording-wire's PendingChunks)
 */
public record Checkpoint(int partition, long nextOffset, String pendingJson) {
    /** Of a partition that nothing has been absorbed of. */
    public static Checkpoint none(int partition) {
        return new Checkpoint(partition, 0, "[]");
    }
}
