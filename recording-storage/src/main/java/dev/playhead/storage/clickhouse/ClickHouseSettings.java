package dev.playhead.storage.clickhouse;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where ClickHouse is and how patient we are with it. */
@ConfigMapping(prefix = "playhead.clickhouse")
public interface ClickHouseSettings {
    /** Base URL of the HTTP interface. */
    @WithDefault("http://localhost:8123")
    String url();

    /** User name. */
    @WithDefault("default")
    String username();

    /** Password; none by default. */
    Optional<String> password();

    /** Database that holds our tables; migration creates it. */
    @WithDefault("playhead")
    String database();

    /** How long a connection may take to open. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** How long the server may be silent within one answer. */
    @WithDefault("60s")
    Duration readTimeout();

    /** How long the server may work on one question before it gives up. */
    @WithDefault("30s")
    Duration queryTimeout();

    /** Connections of this process, hence statements running at once; more wait their turn. */
    @WithDefault("8")
    int maxConnections();

    /** Largest answer to a question that is read into memory, in bytes; a larger one fails. */
    @WithDefault("67108864")
    int maxAnswerBytes();

    /**
     * Free bytes on ClickHouse's disk below which nothing is loaded into it; loading goes on by itself once there is room. Beneath it
     * the engine would fill the disk in the middle of a part, which it may take for whole.
     */
    @WithDefault("134217728")
    long minFreeBytes();
}
