package dev.playhead.query;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What an operator may set of the query-service. */
@ConfigMapping(prefix = "playhead.query")
public interface QuerySettings {
    /** Rows of a page where a list request names no {@code limit}. */
    @WithDefault("50")
    int pageSize();

    /** Highest {@code limit} that a list request may name. */
    @WithDefault("200")
    int largestPageSize();

    /** How often all websites' settings are published again, which heals a crash between commit and publish. */
    @WithDefault("60s")
    Duration republishInterval();

    /** How long a changed website waits for Kafka to take its settings; after that the next republish brings them. */
    @WithDefault("5s")
    Duration publishTimeout();

    /** How long a request for facts waits for ClickHouse; after that it is answered with 503. */
    @WithDefault("10s")
    Duration factsTimeout();

    /** How long a deletion waits for Kafka to take it; after that it is answered with 503, and may be repeated. */
    @WithDefault("5s")
    Duration erasureTimeout();

    /** How long each part of the system has to answer when an operator asks how it stands. */
    @WithDefault("2s")
    Duration probeTimeout();

    /** An indexer that was silent for longer counts as gone. */
    @WithDefault("15s")
    Duration indexerSilence();
}
