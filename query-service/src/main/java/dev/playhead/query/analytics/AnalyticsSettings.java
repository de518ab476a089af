package dev.playhead.query.analytics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What one question of analytics may ask. */
@ConfigMapping(prefix = "playhead.analytics")
public interface AnalyticsSettings {
    /** The time before now that is looked at where a request names none. */
    @WithDefault("7d")
    Duration usualRange();

    /** Items of an answer where a request names no {@code limit}. */
    @WithDefault("50")
    int items();

    /** Highest {@code limit} that a request may name. */
    @WithDefault("1000")
    int mostItems();

    /** Most buckets of the overview; a longer time needs wider ones. */
    @WithDefault("1000")
    int mostBuckets();

    /** Most steps of a funnel. */
    @WithDefault("10")
    int mostSteps();

    /** Longest time from a funnel's first step to its last. */
    @WithDefault("1d")
    Duration longestWindow();
}
