package dev.playhead.storage.catalog;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What an indexer last said of itself. Times are epoch ms by the catalog's clock, as is the age: the reader's own clock may be off.
 *
 * @param beatAgeMs how long ago it said so
 * @param partitions that it owns
 * @param oldestUnindexedMs age of its oldest unindexed record; empty = none, or not known
 * @param waiting empty = for nothing
 * @param publishedAt its last publish; empty = none yet
 */
public record IndexerBeat(
        UUID instance,
        String host,
        String version,
        long startedAt,
        long beatAt,
        long beatAgeMs,
        int partitions,
        OptionalLong oldestUnindexedMs,
        Optional<Waiting> waiting,
        OptionalLong publishedAt) {
    /** @param server {@code object-storage}, {@code clickhouse} or {@code kafka} */
    public record Waiting(String server, long since) {}
}
