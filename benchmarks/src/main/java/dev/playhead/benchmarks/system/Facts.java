package dev.playhead.benchmarks.system;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.TreeMap;

/** How a benchmark reaches its ClickHouse engine. */
public final class Facts {
    static final String DATABASE = "playhead";

    private Facts() {}

    public static ClickHouseSettings settings(EmbeddedClickHouse server) {
        return settings(server, Map.of());
    }

    /** For statements that write millions of rows. */
    public static ClickHouseSettings patient(EmbeddedClickHouse server) {
        return settings(
                server,
                Map.of("playhead.clickhouse.read-timeout", "300s", "playhead.clickhouse.query-timeout", "300s"));
    }

    private static ClickHouseSettings settings(EmbeddedClickHouse server, Map<String, String> more) {
        Map<String, String> settings = new TreeMap<>(more);
        settings.put("playhead.clickhouse.url", server.url());
        settings.put("playhead.clickhouse.username", server.username());
        settings.put("playhead.clickhouse.password", server.password());
        settings.put("playhead.clickhouse.database", DATABASE);
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "benchmark", 100))
                .withMapping(ClickHouseSettings.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(ClickHouseSettings.class);
    }
}
