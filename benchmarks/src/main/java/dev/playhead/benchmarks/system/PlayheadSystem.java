package dev.playhead.benchmarks.system;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.embedded.ServerSettings;
import dev.playhead.embedded.ServiceProcess;
import dev.playhead.recording.WebsiteId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * Kafka, PostgreSQL, an S3 server and a ClickHouse engine in a folder that goes with them, and our services: each starts when a benchmark
 * first asks for it, and runs until the end of all benchmarks that share the system. A service that isn't started does nothing: without
 * an indexer all of every recording stays in the log. Used by one thread.
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

    private static final Set<String> READ_THE_LOG = Set.of("indexer", "replay");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path root;
    private final Path folder;
    private final Servers servers;
    private final List<Started> services = new CopyOnWriteArrayList<>();
    private int instances;

    private record Started(ServiceProcess process, Map<String, String> settings) {}

    /** @param root the repository's, with built services; nothing is started yet */
    public PlayheadSystem(Path root) throws IOException {
        this.root = root;
        this.folder = Files.createTempDirectory("playhead-benchmark");
        this.servers = Servers.below(folder);
    }

    /** Kafka: all that ingest needs. */
    public void startLog() throws IOException {
        servers.start(servers.kafka());
    }

    /** Kafka, PostgreSQL and the S3 server: enough for ingest and replay. */
    public void startStores() throws IOException {
        servers.start(servers.kafka(), servers.postgres(), servers.s3());
    }

    public void startAll() throws IOException {
        servers.start(servers.kafka(), servers.postgres(), servers.s3(), servers.clickHouse());
    }

    /** {@code ingest}, {@code indexer}, {@code query} or {@code replay} as it is by default. */
    public ServiceProcess service(String name) throws IOException {
        return service(name, Map.of());
    }

    /** The one that runs with these settings, else a new one; those that run with others are ended first. */
    public ServiceProcess service(String name, Map<String, String> settings) throws IOException {
        for (Started one : services) {
            if (one.process.name().equals(name) && one.settings.equals(settings)) {
                return one.process;
            }
        }
        end(name);
        return another(name, settings);
    }

    /** One more process of it, once it is ready; {@link #end(ServiceProcess)} ends it before all others. */
    public ServiceProcess another(String name, Map<String, String> settings) throws IOException {
        return sideBySide(Map.of(name, settings)).getFirst();
    }

    /**
     * One more process of each name, with settings of its own, all started at the same time.
     *
     * @return them by their names' order, once all are ready
     */
    public List<ServiceProcess> sideBySide(Map<String, Map<String, String>> wanted) throws IOException {
        if (!Collections.disjoint(READ_THE_LOG, wanted.keySet())
                && services.stream().noneMatch(one -> READ_THE_LOG.contains(one.process.name()))) {
            // What was written while nobody read it would keep it busy.
            Log.empty(servers.kafka().bootstrapServers());
        }
        List<Started> started = new ArrayList<>();
        new TreeMap<>(wanted)
                .forEach((name, settings) -> started.add(new Started(created(name, settings), Map.copyOf(settings))));
        services.addAll(started);
        SideBySide.each(started, one -> one.process.start());
        return started.stream().map(Started::process).toList();
    }

    private ServiceProcess created(String name, Map<String, String> settings) {
        String instance = name + "-" + instances++;
        Map<String, String> environment = new TreeMap<>(Environment.of(name, servers));
        environment.put("PLAYHEAD_INSTANCE", instance);
        environment.putAll(settings);
        return new ServiceProcess(
                name,
                root.resolve(name + "-service/target/quarkus-app/quarkus-run.jar"),
                ServerSettings.of(name, folder.resolve(instance), 0)
                        .withHeapMiB(Objects.requireNonNull(HEAP_MIB.get(name), name))
                        .withDeadlines(PATIENCE, ServerSettings.DEFAULT_STOP_DEADLINE),
                jvmOptions(),
                environment);
    }

    /** Ends all of those names, who give up what they own: what is measured next shall be alone. */
    public void end(String... names) throws IOException {
        end(services.stream()
                .map(Started::process)
                .filter(one -> List.of(names).contains(one.name()))
                .toList());
    }

    public void end(ServiceProcess service) throws IOException {
        end(List.of(service));
    }

    /** Ends several at the same time. */
    public void end(List<ServiceProcess> ended) throws IOException {
        services.removeIf(one -> ended.contains(one.process));
        SideBySide.each(ended, ServiceProcess::close);
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

    public EmbeddedKafka kafka() {
        return servers.kafka();
    }

    public EmbeddedPostgreSql postgres() {
        return servers.postgres();
    }

    public EmbeddedS3 s3() {
        return servers.s3();
    }

    public EmbeddedClickHouse clickHouse() {
        return servers.clickHouse();
    }

    @Override
    public void close() throws IOException {
        services.forEach(one -> one.process.kill());
        services.clear();
        servers.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
