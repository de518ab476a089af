package dev.playhead.indexer;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits and times of the indexer. */
@StaticInitSafe
@ConfigMapping(prefix = "playhead.indexer")
public interface IndexerConfig {

    /** Age at which an open segment is closed and published, counted from its first record. */
    @WithDefault("10s")
    Duration flushAge();

    /** Size in raw (inflated) bytes at which an open segment is closed whatever its age. */
    @WithDefault("16777216")
    long flushBytes();

    /** How long a recording stays live without a record of its own. */
    @WithDefault("60s")
    Duration lease();

    /** The lease after a recorder said that its page is going away; the next page's chunk restores the long one. */
    @WithDefault("5s")
    Duration finalizedLease();

    /** How often leases are judged; an aged segment is looked for as often, or twenty times in {@code flush-age} where that is more often. */
    @WithDefault("500ms")
    Duration tick();

    /** Recordings held in memory at once, over all partitions; those that changed since the last publish always stay. */
    @WithDefault("20000")
    int recordingsInMemory();

    /**
     * Live recordings of one partition whose silence is watched, about 200 bytes each; those beyond it end later, when half of the places
     * are free again.
     */
    @WithDefault("50000")
    int leases();

    /** How often a recording's progress is announced on {@code playhead.live}; its start and its end are announced at once. */
    @WithDefault("5s")
    Duration liveEvery();

    /** Announcements on their way to Kafka at once; further ones wait. */
    @WithDefault("1000")
    int liveInFlight();

    /**
     * Nodes of page indexes held in memory at once, over all recordings (about 100 bytes each); beyond it the recordings heard of longest
     * ago give theirs back, and it is read again from object storage when they go on.
     */
    @WithDefault("2000000")
    long domNodes();

    /** Largest inflated size of one chunk, in bytes; a larger one goes to the dead letters. */
    @WithDefault("67108864")
    long chunkBytes();

    /** Bytes of incomplete chunks held per partition; beyond it the oldest incomplete chunk is dropped and counted. */
    @WithDefault("67108864")
    long pendingBytes();

    /** How long a frame waits for the rest of its chunk, in log-append time. */
    @WithDefault("5m")
    Duration pendingAge();

    /** How long one statement of the catalog may take before it counts as unanswered. */
    @WithDefault("15s")
    Duration catalogTimeout();

    /** Longest pause between two tries against object storage, the catalog or ClickHouse. */
    @WithDefault("10s")
    Duration retryPause();

    /**
     * How long the open segment may take to be published when the indexer is told to end. What isn't published by then is read again by
     * the next owner of the partitions.
     */
    @WithDefault("15s")
    Duration drain();

    /** How often websites' monthly totals are told to ingest, where they have changed, and what began over quota meanwhile is refused. */
    @WithDefault("5s")
    Duration usageEvery();

    /** How often this indexer renews its row in the catalog's {@code indexers}; one that is older than 15 s counts as gone. */
    @WithDefault("2s")
    Duration beat();

    /** Rows of indexers that have not beaten for so long are removed. */
    @WithDefault("1h")
    Duration forgetBeatsAfter();

    /** How long a server may work on one answer before the beat says that the indexer waits for it; a failure says so at once. */
    @WithDefault("5s")
    Duration waitingAfter();

    /** How often open erasures are looked after: marks, rows in ClickHouse, shared segments. */
    @WithDefault("5s")
    Duration eraseEvery();

    /**
     * How long after an erasure the segments that the recording shares with others are rewritten without it; further erasures until then
     * share the rewrite. Together with {@code readers-grace} and {@code sweep-every} it must stay below an hour.
     */
    @WithDefault("10m")
    Duration rewriteAfter();

    /** How long a segment that was replaced is kept for readers that had begun with it. */
    @WithDefault("30m")
    Duration readersGrace();

    /** How often segments that nothing refers to are removed. */
    @WithDefault("5m")
    Duration sweepEvery();

    /** A staged segment older than this that was never published is swept, object and row. */
    @WithDefault("1h")
    Duration sweepAfter();
}
