package dev.playhead.storage.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MigrationTest {
    @Inject
    SchemaCheck check;

    @Inject
    ClickHouse clickHouse;

    @Inject
    ClickHouseSettings settings;

    @ConfigProperty(name = "playhead.catalog.jdbc-url")
    String jdbcUrl;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void bothDatabasesAreUsable() {
        assertThat(check.catalog().await().indefinitely()).isEqualTo(new SchemaState.Usable(Scripts.CATALOG.latest()));
        assertThat(check.facts().await().indefinitely()).isEqualTo(new SchemaState.Usable(Scripts.FACTS.latest()));
    }

    @Test
    void migratingAgainChangesNothing() {
        CatalogMigration.migrate(jdbcUrl, user, password);
        FactsMigration.migrate(settings);

        assertThat(clickHouse
                        .query("SELECT version FROM playhead_migrations", Map.of())
                        .await()
                        .indefinitely())
                .hasSize(Scripts.FACTS.names().size());
    }

    @Test
    void aRunThatBrokeOffIsRepaired() throws Exception {
        clickHouse.executeBlocking("TRUNCATE TABLE playhead_migrations", Map.of());
        assertThat(check.facts().await().indefinitely()).isEqualTo(new SchemaState.Behind(0, Scripts.FACTS.latest()));

        FactsMigration.migrate(settings);

        assertThat(check.facts().await().indefinitely()).isEqualTo(new SchemaState.Usable(Scripts.FACTS.latest()));
    }

    /** Between a script that fills an index in the background and the one that drops it may be less time than the filling takes. */
    @Test
    void whatIsStillFilledInTheBackgroundHoldsNothingUp() throws Exception {
        clickHouse.executeBlocking(
                "INSERT INTO recordings (website_id, recording_id) SELECT 'migrated', generateUUIDv4()", Map.of());
        clickHouse.executeBlocking("SYSTEM STOP MERGES recordings", Map.of());
        try {
            clickHouse.executeBlocking("TRUNCATE TABLE playhead_migrations", Map.of());

            FactsMigration.migrate(settings);
        } finally {
            clickHouse.executeBlocking("SYSTEM START MERGES recordings", Map.of());
        }
        assertThat(check.facts().await().indefinitely()).isEqualTo(new SchemaState.Usable(Scripts.FACTS.latest()));
    }

    @Test
    void refusesAScriptThatWasChangedAfterwards() throws Exception {
        clickHouse.executeBlocking(
                "INSERT INTO playhead_migrations (version, name, checksum, applied_at) SELECT 1, 'V1__facts.sql', 4711, now64(3) + 100",
                Map.of());

        assertThatThrownBy(() -> FactsMigration.migrate(settings)).hasMessageContaining("was changed");

        clickHouse.executeBlocking("TRUNCATE TABLE playhead_migrations", Map.of());
        FactsMigration.migrate(settings);
    }
}
