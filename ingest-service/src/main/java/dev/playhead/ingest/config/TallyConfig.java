package dev.playhead.ingest.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How what was taken and refused is counted by website, for {@code GET /api/v1/websites/{id}/intake}. */
@ConfigMapping(prefix = "playhead.ingest.tally")
public interface TallyConfig {
    /** How often an instance tells what it has counted. A crash loses at most what it counted in this time. */
    @WithDefault("5S")
    Duration every();

    /**
     * Counts that an instance holds at a time, one for each website, hour and outcome; about 200 bytes each. What finds no
     * room isn't counted, which {@code playhead_ingest_tally_dropped_total} tells.
     */
    @WithDefault("20000")
    int most();
}
