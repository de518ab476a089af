package dev.playhead.indexer.migrate;

import dev.playhead.indexer.command.CommandSettings;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import dev.playhead.storage.migrate.CatalogMigration;
import dev.playhead.storage.migrate.FactsMigration;
import dev.playhead.wire.TopicCreation;
import io.smallrye.config.SmallRyeConfig;
import java.io.PrintStream;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The one owner of the schemas: PostgreSQL, ClickHouse, Kafka's topics. Idempotent; reads the same configuration as the services. */
public final class Migrate {

    private Migrate() {}

    /** Returns the exit code: 0 when everything has this release's shape, 1 with a line on standard error that says what hasn't. */
    public static int run() {
        return run(System.out, System.err, Map.of());
    }

    /** @param overrides configuration that wins over every other source */
    static int run(PrintStream out, PrintStream err, Map<String, String> overrides) {
        String step = "read the configuration";
        try {
            SmallRyeConfig config = CommandSettings.read(overrides, MigrateConfig.class, ClickHouseSettings.class);
            MigrateConfig playhead = config.getConfigMapping(MigrateConfig.class);

            step = "migrate PostgreSQL (playhead.catalog.jdbc-url)";
            CatalogMigration.migrate(
                    playhead.catalog().jdbcUrl(),
                    config.getValue("quarkus.datasource.username", String.class),
                    config.getValue("quarkus.datasource.password", String.class));
            out.println("catalog is up to date");

            step = "migrate ClickHouse (playhead.clickhouse.url)";
            FactsMigration.migrate(config.getConfigMapping(ClickHouseSettings.class));
            out.println("facts are up to date");

            step = "create the topics (kafka.bootstrap.servers)";
            try (Admin admin = Admin.create(CommandSettings.kafka(config))) {
                TopicCreation.createMissing(
                        admin,
                        playhead.topics().chunkPartitions(),
                        playhead.topics().replication());
            }
            out.println("topics are there");
            return 0;
        } catch (RuntimeException e) {
            err.println("migrate could not " + step + ": " + CommandSettings.reason(e));
            return 1;
        }
    }
}
