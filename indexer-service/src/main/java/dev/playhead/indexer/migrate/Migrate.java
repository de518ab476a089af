package dev.playhead.indexer.migrate;

import dev.playhead.storage.clickhouse.ClickHouseSettings;
import dev.playhead.storage.migrate.CatalogMigration;
import dev.playhead.storage.migrate.FactsMigration;
import dev.playhead.wire.TopicCreation;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

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
            SmallRyeConfig config = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addDefaultSources()
                    .addDiscoveredSources()
                    .withSources(new PropertiesConfigSource(overrides, "overrides", 900))
                    .addDiscoveredConverters()
                    .withMapping(MigrateConfig.class)
                    .withMapping(ClickHouseSettings.class)
                    .withValidateUnknown(false)
                    .build();
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
            try (Admin admin = Admin.create(kafka(config))) {
                TopicCreation.createMissing(
                        admin,
                        playhead.topics().chunkPartitions(),
                        playhead.topics().replication());
            }
            out.println("topics are there");
            return 0;
        } catch (RuntimeException e) {
            err.println("migrate could not " + step + ": " + reason(e));
            return 1;
        }
    }

    /** Address and security of Kafka, as the services' own clients read them: everything below {@code kafka.}. */
    private static Map<String, Object> kafka(SmallRyeConfig config) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : AdminClientConfig.configNames()) {
            config.getOptionalValue("kafka." + name, String.class).ifPresent(value -> settings.put(name, value));
        }
        return settings;
    }

    private static String reason(Throwable e) {
        StringBuilder reason = new StringBuilder(String.valueOf(e.getMessage()));
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            reason.append("; because ").append(cause.getMessage());
        }
        return reason.toString();
    }
}
