package dev.playhead.seed.write;

import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** Catalog and ClickHouse, found by the configuration that the services read. */
public record Backends(Connection catalog, ClickHouse clickHouse) implements AutoCloseable {
    /**
     * @param overrides configuration that wins over environment and system properties
     * @throws SQLException if the catalog can't be reached
     */
    public static Backends open(Map<String, String> overrides) throws SQLException {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDefaultSources()
                .withSources(new PropertiesConfigSource(overrides, "overrides", 900))
                .addDiscoveredConverters()
                .withMapping(ClickHouseSettings.class)
                .withValidateUnknown(false)
                .build();
        Connection catalog = DriverManager.getConnection(
                config.getValue("playhead.catalog.jdbc-url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
        return new Backends(catalog, new ClickHouse(config.getConfigMapping(ClickHouseSettings.class)));
    }

    @Override
    public void close() throws SQLException {
        clickHouse.close();
        catalog.close();
    }
}
