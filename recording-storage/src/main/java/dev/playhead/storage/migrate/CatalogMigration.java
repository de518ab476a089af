package dev.playhead.storage.migrate;

import java.util.List;
import org.flywaydb.core.Flyway;

/** Brings the catalog to this build's schema. Only the migrate command calls it; services check with {@link SchemaCheck}. */
public final class CatalogMigration {
    private CatalogMigration() {}

    /**
     * Idempotent, and safe to run twice at once: Flyway holds a lock.
     *
     * @throws org.flywaydb.core.api.FlywayException when the database can't be reached or an applied script was changed
     */
    public static void migrate(String jdbcUrl, String user, String password) {
        Flyway.configure(CatalogMigration.class.getClassLoader())
                .dataSource(jdbcUrl, user, password)
                .resourceProvider(new ScriptResources(Scripts.CATALOG))
                .javaMigrationClassProvider(List::of)
                // A database that is ahead belongs to a newer release, which keeps it readable for this one.
                .ignoreMigrationPatterns("*:future")
                .connectRetries(10)
                .load()
                .migrate();
    }
}
