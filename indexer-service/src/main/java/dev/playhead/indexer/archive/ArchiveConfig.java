package dev.playhead.indexer.archive;

import io.quarkus.runtime.annotations.StaticInitSafe;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Archiving of recordings that have ended. */
@StaticInitSafe
@ConfigMapping(prefix = "playhead.archive")
public interface ArchiveConfig {

    /** How long after its end a recording is archived. */
    @WithDefault("30m")
    Duration after();

    /** How often an idle archiver looks for recordings that are due. */
    @WithDefault("10s")
    Duration every();

    /** Recordings that one indexer archives at once; 0 leaves the work to others. Each takes some 200 MB of memory while it is at it. */
    @WithDefault("1")
    int atOnce();

    /**
     * How much of a core each of them takes on average, above 0 up to 1: compressing pauses after every frame, so that the log is still
     * indexed in time.
     */
    @WithDefault("0.5")
    double cpuShare();

    /** Raw bytes of a frame, up to half as much again; a jump into a recording reads at least one. At most 64 MiB. */
    @WithDefault("8388608")
    int frameBytes();

    /** Of zstd, 1 to 22. */
    @WithDefault("19")
    int level();

    /** How long one recording may take. */
    @WithDefault("6h")
    Duration within();

    /** How long a recording that could not be archived is left alone. */
    @WithDefault("1h")
    Duration retryAfter();

    /**
     * An archiver that has said nothing about an object for so long writes it no more: it says so after every frame. Until then the object
     * of a recording that was erased meanwhile is deleted again and again. Must stay well below an hour.
     */
    @WithDefault("15m")
    Duration silence();

    /** How long segments that nothing refers to any more, and archives that were replaced, are kept for readers that had begun with them. */
    @WithDefault("1h")
    Duration freedAfter();
}
