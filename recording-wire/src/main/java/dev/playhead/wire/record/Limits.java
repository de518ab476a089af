package dev.playhead.wire.record;

/**
 * What a {@link LogReader} may hold in memory and how long it waits. Every reader of a partition must use the same
 * values: what it drops is a function of the log and of these.
 *
 * @param inflatedBytes the most that one chunk may inflate to; 64 MiB by default, as in ingest
 * @param pendingBytes the most that frames of incomplete chunks may hold for one partition; 64 MiB by default. Beyond it
 *     the oldest incomplete chunk is dropped and counted
 * @param incompleteMs milliseconds of log-append time after which an incomplete chunk is dropped; 5 minutes by default
 */
public record Limits(long inflatedBytes, long pendingBytes, long incompleteMs) {
    public static final Limits DEFAULTS = new Limits(64L << 20, 64L << 20, 5 * 60_000L);

    public Limits {
        if (inflatedBytes < 1 || pendingBytes < ChunkRecords.FRAME_BYTES || incompleteMs < 1) {
            throw new IllegalArgumentException("limits are positive, pendingBytes holds at least a frame");
        }
    }
}
