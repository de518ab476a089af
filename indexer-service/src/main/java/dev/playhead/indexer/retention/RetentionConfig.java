package dev.playhead.indexer.retention;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long recordings are kept, where their website doesn't say, and how what has expired is taken away. */
@StaticInitSafe
@ConfigMapping(prefix = "playhead.retention")
public interface RetentionConfig {

    /** Days after its end that a recording is kept where its website's settings don't say. */
    @WithDefault("30")
    int defaultDays();

    /** How often each indexer looks for recordings of its partitions that are to expire, and for what is left of those that have. */
    @WithDefault("30s")
    Duration every();

    /** Recordings that one indexer lets expire in one round, at most. */
    @WithDefault("500")
    int batch();

    /**
     * How long rows of expired recordings may stay in ClickHouse, where one deletion rewrites the parts that hold them: the longer, the more
     * recordings share one. Lists don't show them meanwhile; analytics count their facts.
     */
    @WithDefault("1h")
    Duration rowsWithin();

    /** Recordings whose rows are deleted from ClickHouse by one deletion; that many are deleted without waiting. At most 5000. */
    @WithDefault("2000")
    int rowsBatch();

    /**
     * How long a segment may hold bytes of a recording that expired without having been archived; then it is rewritten without them,
     * unless nothing needs it any more, which deletes it whole.
     */
    @WithDefault("24h")
    Duration rewriteAfter();

    /** How long it is remembered that a recording was there and has expired (410 instead of 404). */
    @WithDefault("90d")
    Duration forgetAfter();

    /** How long links to recordings are listed after they have expired. */
    @WithDefault("30d")
    Duration forgetSharesAfter();

    /** How long is kept what ingest took and refused of a website, hour by hour. */
    @WithDefault("7d")
    Duration forgetIntakeAfter();
}
