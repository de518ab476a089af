package dev.playhead.benchmarks.query;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.embedded.ServerSettings;
import dev.playhead.embedded.ServiceProcess;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import dev.playhead.storage.migrate.CatalogMigration;
import dev.playhead.storage.migrate.FactsMigration;
import dev.playhead.wire.TopicCreation;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;

/** ClickHouse, PostgreSQL and Kafka in a folder that is removed in the end, migrated; and query-service once there is something to ask. */
final class QuerySystem implements AutoCloseable {
    /** May read everything. */
    static final String ADMIN_KEY = "admin-of-a-benchmark";

    private static final int PARTITIONS = 8;
    private static final int HEAP_MIB = 512;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgreSql catalog;
    private final EmbeddedClickHouse clickHouse;
    private final ServiceProcess query;

    private QuerySystem(Path root, Path folder) {
        this.folder = folder;
        this.kafka = new EmbeddedKafka(folder.resolve("kafka"), 0);
        this.catalog = new EmbeddedPostgreSql(folder.resolve("postgresql"), 0);
        this.clickHouse = new EmbeddedClickHouse(folder.resolve("clickhouse"), 0);
        kafka.start();
        catalog.start();
        clickHouse.start();
        this.query = new ServiceProcess(
                "query",
                root.resolve("query-service/target/quarkus-app/quarkus-run.jar"),
                ServerSettings.of("query", folder.resolve("query"), 0)
                        .withHeapMiB(HEAP_MIB)
                        .withDeadlines(PATIENCE, ServerSettings.DEFAULT_STOP_DEADLINE),
                List.of(),
                Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS",
                        kafka.bootstrapServers(),
                        "QUARKUS_DATASOURCE_REACTIVE_URL",
                        catalog.reactiveUrl(),
                        "QUARKUS_DATASOURCE_USERNAME",
                        catalog.user(),
                        "QUARKUS_DATASOURCE_PASSWORD",
                        catalog.password(),
                        "PLAYHEAD_CLICKHOUSE_URL",
                        clickHouse.url(),
                        // A slow answer is a figure, and none is a failure.
                        "PLAYHEAD_QUERY_LIST_TIMEOUT",
                        "60s",
                        "PLAYHEAD_QUERY_FACTS_TIMEOUT",
                        "60s",
                        "PLAYHEAD_CLICKHOUSE_READ_TIMEOUT",
                        "60s",
                        "PLAYHEAD_CLICKHOUSE_QUERY_TIMEOUT",
                        "60s",
                        "PLAYHEAD_ADMIN_KEY",
                        ADMIN_KEY));
    }

    /** @param root the repository's, with a built query-service */
    static QuerySystem start(Path root) throws IOException, InterruptedException {
        QuerySystem system = new QuerySystem(root, Files.createTempDirectory("playhead-query-benchmark"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", system.kafka.bootstrapServers()))) {
            TopicCreation.createMissing(admin, PARTITIONS, (short) 1);
            CatalogMigration.migrate(system.catalog.jdbcUrl(), system.catalog.user(), system.catalog.password());
            FactsMigration.migrate(system.clickHouseSettings());
            return system;
        } catch (RuntimeException e) {
            system.close();
            throw new IOException("the benchmark's servers did not start", e);
        }
    }

    /** Starts query-service and answers its address. */
    URI serve() {
        query.start();
        return query.url();
    }

    /** CPU time of ClickHouse since it began. */
    double cpuMillis() {
        return ProcessHandle.of(clickHouse.pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .map(Duration::toMillis)
                .orElseThrow();
    }

    EmbeddedPostgreSql catalog() {
        return catalog;
    }

    /** With patience for statements that write millions of rows. */
    ClickHouseSettings clickHouseSettings() {
        Map<String, String> settings = Map.of(
                "playhead.clickhouse.url", clickHouse.url(),
                "playhead.clickhouse.read-timeout", "300s",
                "playhead.clickhouse.query-timeout", "300s");
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "benchmark", 100))
                .withMapping(ClickHouseSettings.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(ClickHouseSettings.class);
    }

    @Override
    public void close() throws IOException {
        query.close();
        kafka.close();
        catalog.close();
        clickHouse.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
