package dev.playhead.benchmarks.system;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.embedded.EmbeddedServer;
import dev.playhead.embedded.ServerSettings;
import dev.playhead.embedded.ServiceProcess;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.migrate.CatalogMigration;
import dev.playhead.storage.migrate.FactsMigration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Kafka, PostgreSQL, an S3 server and a ClickHouse engine, migrated, in a folder that goes with them, and those of our services that a
 * benchmark asks for. A service that isn't started does nothing: without an indexer all of every recording stays in the log.
 */
public final class PlayheadSystem implements AutoCloseable {
    /** The website that ingest knows. */
    public static final WebsiteId WEBSITE = new WebsiteId("flid_benchmark00000000");

    /** Writes for that website in dialects that name no website. */
    public static final String PUBLIC_KEY = "dp_0123456789abcdef0123456789abcdef";

    /** May read everything. */
    public static final String ADMIN_KEY = "admin-of-a-benchmark";

    public static final String BUCKET = "benchmark";
    public static final int PARTITIONS = 8;
    /** As in production: 60 % of what {@code k8s/base} gives each. */
    private static final Map<String, Integer> HEAP_MIB =
            Map.of("ingest", 614, "indexer", 1_228, "query", 614, "replay", 1_228);

    private final Path root;
    private final Path folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgreSql postgres;
    private final EmbeddedS3 s3;
    private final EmbeddedClickHouse clickHouse;
    private final List<EmbeddedServer> started = new CopyOnWriteArrayList<>();
    private final List<ServiceProcess> services = new ArrayList<>();

    private PlayheadSystem(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
        this.kafka = new EmbeddedKafka(folder.resolve("kafka"), 0);
        this.postgres = new EmbeddedPostgreSql(folder.resolve("postgresql"), 0);
        this.s3 = new EmbeddedS3(folder.resolve("s3"), 0);
        this.clickHouse = new EmbeddedClickHouse(folder.resolve("clickhouse"), 0);
    }

    /** Kafka alone: all that ingest needs. */
    public static PlayheadSystem log(Path root) throws IOException {
        return start(root, false, false);
    }

    /** Without ClickHouse: enough for ingest and replay. */
    public static PlayheadSystem stores(Path root) throws IOException {
        return start(root, true, false);
    }

    public static PlayheadSystem whole(Path root) throws IOException {
        return start(root, true, true);
    }

    private static PlayheadSystem start(Path root, boolean stores, boolean facts) throws IOException {
        PlayheadSystem system = new PlayheadSystem(root, Files.createTempDirectory("playhead-benchmark"));
        try {
            List<Callable<EmbeddedServer>> starts = new ArrayList<>(List.of(system::startLog));
            if (stores) {
                starts.add(system::startCatalog);
                starts.add(system::startObjects);
            }
            if (facts) {
                starts.add(system::startFacts);
            }
            sideBySide(starts);
            return system;
        } catch (RuntimeException | IOException e) {
            system.close();
            throw e;
        }
    }

    private static void sideBySide(List<Callable<EmbeddedServer>> starts) throws IOException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<EmbeddedServer>> all =
                    starts.stream().map(threads::submit).toList();
            for (Future<EmbeddedServer> one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("the benchmark's servers did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while servers started", e);
        }
    }

    private EmbeddedServer startLog() throws IOException {
        start(kafka);
        Log.prepare(kafka.bootstrapServers());
        return kafka;
    }

    private EmbeddedServer startCatalog() {
        start(postgres);
        CatalogMigration.migrate(postgres.jdbcUrl(), postgres.user(), postgres.password());
        return postgres;
    }

    private EmbeddedServer startObjects() {
        start(s3);
        try (Bucket bucket = new Bucket(s3)) {
            bucket.create();
        }
        return s3;
    }

    private EmbeddedServer startFacts() {
        start(clickHouse);
        FactsMigration.migrate(Facts.settings(clickHouse));
        return clickHouse;
    }

    private void start(EmbeddedServer server) {
        started.add(server);
        server.start();
    }

    public ServiceProcess startService(String name) {
        return startService(name, Map.of());
    }

    /** One more process of {@code ingest}, {@code indexer}, {@code query} or {@code replay}, once it is ready. */
    public ServiceProcess startService(String name, Map<String, String> more) {
        String instance = name + "-" + services.size();
        Map<String, String> environment = new TreeMap<>(environment(name));
        environment.put("PLAYHEAD_INSTANCE", instance);
        environment.putAll(more);
        ServiceProcess service = new ServiceProcess(
                name,
                root.resolve(name + "-service/target/quarkus-app/quarkus-run.jar"),
                ServerSettings.of(name, folder.resolve(instance), 0)
                        .withHeapMiB(Objects.requireNonNull(HEAP_MIB.get(name), name)),
                jvmOptions(),
                environment);
        services.add(service);
        service.start();
        return service;
    }

    private static List<String> jvmOptions() {
        // As in the images.
        List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC"));
        // A compiler that ends takes its CPU time out of what Cpu can tell apart.
        options.add("-XX:-UseDynamicNumberOfCompilerThreads");
        Optional.ofNullable(System.getProperty("playhead.benchmark.jvm"))
                .ifPresent(more -> options.addAll(List.of(more.split(" "))));
        return options;
    }

    /** The first of that name. */
    public ServiceProcess service(String name) {
        return services.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException(name + " was not started"));
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

    public EmbeddedClickHouse clickHouse() {
        return clickHouse;
    }

    private Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
        environment.put("PLAYHEAD_TOKEN_SECRET", "a-secret-that-protects-only-a-benchmark");
        if (!service.equals("ingest")) {
            environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl());
            environment.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
            environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
            environment.put("QUARKUS_S3_ENDPOINT_OVERRIDE", s3.endpoint());
            environment.put("QUARKUS_S3_PATH_STYLE_ACCESS", "true");
            environment.put("QUARKUS_S3_AWS_REGION", s3.region());
            environment.put("QUARKUS_S3_AWS_CREDENTIALS_TYPE", "static");
            environment.put("QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_ACCESS_KEY_ID", s3.accessKey());
            environment.put("QUARKUS_S3_AWS_CREDENTIALS_STATIC_PROVIDER_SECRET_ACCESS_KEY", s3.secretKey());
            environment.put("PLAYHEAD_STORAGE_BUCKET", BUCKET);
            environment.put("PLAYHEAD_CLICKHOUSE_URL", clickHouse.url());
            environment.put("PLAYHEAD_CLICKHOUSE_USERNAME", clickHouse.username());
            environment.put("PLAYHEAD_CLICKHOUSE_PASSWORD", clickHouse.password());
            environment.put("PLAYHEAD_CLICKHOUSE_DATABASE", Facts.DATABASE);
            environment.put("PLAYHEAD_ADMIN_KEY", ADMIN_KEY);
            environment.put("PLAYHEAD_SHARE_SECRET", "another-secret-that-protects-only-a-benchmark");
        }
        return environment;
    }

    @Override
    public void close() throws IOException {
        services.reversed().forEach(ServiceProcess::close);
        started.reversed().forEach(EmbeddedServer::close);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
