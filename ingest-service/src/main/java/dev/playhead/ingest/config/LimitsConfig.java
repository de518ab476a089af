package dev.playhead.ingest.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/**
 * How much may be sent, where a website's settings don't say it. Each instance counts what it sees: with several instances
 * a website may send that many times as much. 0 = no limit.
 */
@ConfigMapping(prefix = "playhead.ingest.limits")
public interface LimitsConfig {
    /**
     * Chunks a second of one recording, averaged: after a pause ten seconds' worth may come at once. Beyond it: 429 (Dozor:
     * 503).
     */
    @WithDefault("1000")
    int chunksPerSecond();

    /** Bytes a minute of one website, compressed as sent. Beyond it: 429 (Dozor: 503). */
    @WithDefault("8G")
    MemorySize bytesPerMinute();

    /** Bytes of one recording in all, compressed as sent. Beyond it: 413. */
    @WithDefault("2G")
    MemorySize recordingBytes();

    /** Recordings a minute that one client address may start, in dialects that have a start. Beyond it: 429. */
    @WithDefault("60000")
    int startsPerMinute();

    /** Recordings, websites and client addresses that are counted at a time; the least recently seen are forgotten. */
    @WithDefault("100000")
    int counted();
}
