package dev.playhead.storage.objects;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Object storage beyond what {@code quarkus.s3.*} says about endpoint, region and credentials. */
@ConfigMapping(prefix = "playhead.storage")
public interface StorageSettings {
    /** Bucket that holds segments and archives. */
    @WithDefault("playhead")
    String bucket();

    /** How long one try of an operation may take. */
    @WithDefault("20s")
    Duration attemptTimeout();

    /** How long an operation may take with all its tries. */
    @WithDefault("60s")
    Duration callTimeout();

    /** Tries of an operation, the first included. */
    @WithDefault("4")
    int attempts();
}
