package dev.playhead.indexer.fold;

import dev.playhead.indexer.IndexerConfig;

/**
 * A live recording's right to be live.
 *
 * @param lastOffset     its last record, which an ending must not overtake
 * @param lastReceivedAt log-append time of that record, epoch ms
 * @param finalized      its recorder said that the page is going away
 */
public record Lease(long lastOffset, long lastReceivedAt, boolean finalized) {

    public boolean lapsed(long nowMs, IndexerConfig config) {
        long length = (finalized ? config.finalizedLease() : config.lease()).toMillis();
        return nowMs - lastReceivedAt >= length;
    }
}
