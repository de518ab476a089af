package dev.playhead.storage;

import dev.playhead.storage.clickhouse.ClickHouseSettings;
import dev.playhead.storage.migrate.CatalogMigration;
import dev.playhead.storage.migrate.FactsMigration;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Does what the migrate command does, before the first test. */
@ApplicationScoped
public class Migrated {
    void migrate(
            @Observes StartupEvent start,
            ClickHouseSettings clickHouse,
            @ConfigProperty(name = "playhead.catalog.jdbc-url") String jdbcUrl,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        CatalogMigration.migrate(jdbcUrl, user, password);
        FactsMigration.migrate(clickHouse);
    }
}
