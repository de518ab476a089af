package dev.playhead.benchmarks.system;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.embedded.ServerSettings;
import dev.playhead.embedded.ServiceProcess;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.migrate.CatalogMigration;
import dev.playhead.wire.TopicCreation;
import dev.playhead.wire.Topics;
import dev.playhead.wire.settings.WebsiteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka, PostgreSQL and an S3 server with ingest and replay: the way from a recorder to a viewer, without an indexer. */
public final class ReplaySystem implements AutoCloseable {
    /** The website that ingest knows. */
    public static final WebsiteId WEBSITE = new WebsiteId("flid_benchmark00000000");

    /** May read everything. */
    public static final String ADMIN_KEY = "admin-of-a-benchmark";

    public static final String BUCKET = "benchmark";
    public static final int PARTITIONS = 8;
    private static final int HEAP_MIB = 512;

    private final Path root;
    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgreSql postgres;
    private final EmbeddedS3 s3;
    private final ServiceProcess ingest;
    private final ServiceProcess replay;

    private ReplaySystem(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
        this.kafka = new EmbeddedKafka(folder.resolve("kafka"), 0);
        this.postgres = new EmbeddedPostgreSql(folder.resolve("postgresql"), 0);
        this.s3 = new EmbeddedS3(folder.resolve("s3"), 0);
        kafka.start();
        postgres.start();
        s3.start();
        this.ingest = service("ingest", Map.of("PLAYHEAD_TOKEN_SECRET", "a-secret-that-protects-only-a-benchmark"));
        this.replay = service("replay", storage());
    }

    /** @param root the repository's, with built services */
    public static ReplaySystem start(Path root) throws IOException, InterruptedException {
        ReplaySystem system = new ReplaySystem(root, Files.createTempDirectory("playhead-benchmark"));
        try {
            system.prepare();
            system.ingest.start();
            system.replay.start();
            return system;
        } catch (RuntimeException | ExecutionException | TimeoutException e) {
            system.close();
            throw new IOException("the benchmark's servers did not start", e);
        }
    }

    public ServiceProcess ingest() {
        return ingest;
    }

    public ServiceProcess replay() {
        return replay;
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public EmbeddedPostgreSql postgres() {
        return postgres;
    }

    public EmbeddedS3 s3() {
        return s3;
    }

    private ServiceProcess service(String name, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        return new ServiceProcess(
                name,
                root.resolve(name + "-service/target/quarkus-app/quarkus-run.jar"),
                ServerSettings.of(name, folder.resolve(name), 0).withHeapMiB(HEAP_MIB),
                Optional.ofNullable(System.getProperty("playhead.benchmark.jvm"))
                        .map(options -> List.of(options.split(" ")))
                        .orElse(List.of()),
                environment);
    }

    private Map<String, String> storage() {
        return Map.ofEntries(
                Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl()),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", postgres.user()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", postgres.password()),
                Map.entry("QUARKUS_S3_ENDPOINT_OVERRIDE", s3.endpoint()),
                Map.entry("QUARKUS_S3_PATH_STYLE_ACCESS", "true"),
                Map.entry("QUARKUS_S3_AWS_REGION", s3.region()),
                Map.entry("QUARKUS_S3_AWS_CREDENTIALS_TYPE", "static"),
                Map.entry("QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID", s3.accessKey()),
                Map.entry("QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY", s3.secretKey()),
                Map.entry("PLAYHEAD_STORAGE_BUCKET", BUCKET),
                // Replay-service never asks ClickHouse; the storage module's settings want an address all the same.
                Map.entry("PLAYHEAD_CLICKHOUSE_URL", "http://localhost:1"),
                Map.entry("PLAYHEAD_ADMIN_KEY", ADMIN_KEY));
    }

    private void prepare() throws ExecutionException, InterruptedException, TimeoutException {
        CatalogMigration.migrate(postgres.jdbcUrl(), postgres.user(), postgres.password());
        Map<String, Object> connection = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (Admin admin = Admin.create(connection);
                KafkaProducer<String, String> settings =
                        new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
            TopicCreation.createMissing(admin, PARTITIONS, (short) 1);
            String website = WebsiteSettings.builder(WEBSITE).version(1).build().toJson();
            settings.send(new ProducerRecord<>(Topics.WEBSITES, WEBSITE.value(), website))
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @Override
    public void close() throws IOException {
        replay.close();
        ingest.close();
        s3.close();
        postgres.close();
        kafka.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
