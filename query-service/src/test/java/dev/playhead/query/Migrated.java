package dev.playhead.query;

import dev.playhead.storage.clickhouse.ClickHouseSettings;
import dev.playhead.storage.migrate.FactsMigration;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Does what the migrate command does to ClickHouse, before the first test. */
@ApplicationScoped
public class Migrated {
    void migrate(@Observes StartupEvent start, ClickHouseSettings clickHouse) {
        FactsMigration.migrate(clickHouse);
    }
}
