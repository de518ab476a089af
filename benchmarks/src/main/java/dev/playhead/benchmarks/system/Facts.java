package dev.playhead.benchmarks.system;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** How a benchmark reaches its ClickHouse engine. */
public final class Facts {
    static final String DATABASE = "playhead";

    private Facts() {}

    public static ClickHouseSettings settings(EmbeddedClickHouse server) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "playhead.clickhouse.url", server.url(),
                                "playhead.clickhouse.username", server.username(),
                                "playhead.clickhouse.password", server.password(),
                                "playhead.clickhouse.database", DATABASE),
                        "benchmark",
                        100))
                .withMapping(ClickHouseSettings.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(ClickHouseSettings.class);
    }
}
