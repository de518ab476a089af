package dev.playhead.benchmarks.query;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import dev.playhead.storage.migrate.FactsMigration;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Generates a world in an engine of its own, in a folder that it removes, and asks every question several times, each time in another
 * order. Times are those of the round trip over HTTP, the answer's rows read.
 *
 * <p>Arguments: where the figures go as JSON; recordings (5,000,000), ten facts each; times that each question is asked (7).
 */
public final class QueryBenchmark {
    static final List<Statements> ALL = List.of(new ListStatements());

    private static final Map<String, Double> GOALS = Map.of("list", 150.0, "analytics", 1_000.0);

    private QueryBenchmark() {}

    public static void main(String... args) throws Exception {
        Path figures = Path.of(args[0]);
        long recordings = args.length > 1 ? Long.parseLong(args[1]) : 5_000_000;
        int times = args.length > 2 ? Integer.parseInt(args[2]) : 7;
        World world = new World(recordings, recordings * 10, System.currentTimeMillis());
        Path folder = Files.createTempDirectory("playhead-query-benchmark");
        try {
            run(world, folder, figures, times);
        } finally {
            remove(folder);
        }
    }

    private static void run(World world, Path folder, Path figures, int times) throws Exception {
        EmbeddedClickHouse server = new EmbeddedClickHouse(folder, 0);
        server.start();
        ClickHouseSettings settings = settings(server);
        FactsMigration.migrate(settings);
        try (ClickHouse clickHouse = new ClickHouse(settings)) {
            long start = System.nanoTime();
            new Generator(clickHouse, world).run();
            long generated = System.nanoTime();
            settle(clickHouse);
            print(
                    "%,d recordings, %,d facts generated in %d s, merged as a day later in %d s",
                    world.recordings(),
                    world.facts(),
                    (generated - start) / 1_000_000_000,
                    (System.nanoTime() - generated) / 1_000_000_000);
            report(ask(clickHouse, world, times), world, figures);
        } finally {
            server.stop();
        }
    }

    /** What the server does by itself once no rows have come to a month for a day; the current month stays as it is. */
    private static void settle(ClickHouse clickHouse) throws Exception {
        List<String> months = clickHouse
                .queryBlocking(
                        "SELECT DISTINCT partition FROM system.parts WHERE table = 'recordings' AND active ORDER BY partition",
                        Map.of())
                .stream()
                .map(row -> row.path("partition").asText())
                .toList();
        for (String month : months.subList(0, months.size() - 1)) {
            clickHouse.executeBlocking(
                    "OPTIMIZE TABLE recordings PARTITION " + Long.parseLong(month) + " FINAL", Map.of());
        }
    }

    private static List<Timed> ask(ClickHouse clickHouse, World world, int times) {
        List<Timed> all = new ArrayList<>();
        ALL.forEach(some -> some.of(world).forEach(statement -> all.add(new Timed(statement, new ArrayList<>()))));
        for (int i = 0; i <= times; i++) {
            for (Timed one : i % 2 == 0 ? all : all.reversed()) {
                double millis = ask(clickHouse, one.statement());
                // the first time warms up
                if (i > 0) {
                    one.millis().add(millis);
                }
            }
        }
        return all;
    }

    private static double ask(ClickHouse clickHouse, NamedStatement statement) {
        long start = System.nanoTime();
        for (String sql : statement.rounds()) {
            int rows = clickHouse
                    .query(sql, Map.of(), statement.settings())
                    .await()
                    .atMost(Duration.ofMinutes(1))
                    .size();
            if (rows >= statement.enough()) {
                break;
            }
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static void report(List<Timed> all, World world, Path figures) throws IOException {
        ObjectMapper json = new ObjectMapper();
        ObjectNode document =
                json.createObjectNode().put("recordings", world.recordings()).put("facts", world.facts());
        ArrayNode rows = document.putArray("statements");
        print("%-10s %-46s %9s %9s", "", "ms", "p50", "p95");
        for (Timed one : all) {
            print(
                    "%-10s %-46s %9.1f %9.1f",
                    one.statement().group(), one.statement().name(), one.share(0.5), one.share(0.95));
            rows.addObject()
                    .put("group", one.statement().group())
                    .put("name", one.statement().name())
                    .put("p50", one.share(0.5))
                    .put("p95", one.share(0.95));
        }
        GOALS.forEach((group, goal) -> {
            List<Double> millis = all.stream()
                    .filter(one -> one.statement().group().equals(group))
                    .flatMap(one -> one.millis().stream())
                    .toList();
            Timed together = new Timed(NamedStatement.of(group, "all", ""), millis);
            print(
                    "%-10s %-46s %9.1f %9.1f (goal %.0f)",
                    group, "all together", together.share(0.5), together.share(0.95), goal);
            document.putObject(group)
                    .put("p50", together.share(0.5))
                    .put("p95", together.share(0.95))
                    .put("goal", goal);
        });
        Files.createDirectories(figures.toAbsolutePath().getParent());
        json.writerWithDefaultPrettyPrinter().writeValue(figures.toFile(), document);
    }

    private record Timed(NamedStatement statement, List<Double> millis) {
        double share(double share) {
            List<Double> sorted = millis.stream().sorted().toList();
            return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
        }
    }

    private static ClickHouseSettings settings(EmbeddedClickHouse server) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(
                        Map.of(
                                "playhead.clickhouse.url", server.url(),
                                "playhead.clickhouse.read-timeout", "300s",
                                "playhead.clickhouse.query-timeout", "300s"),
                        "benchmark",
                        100))
                .withMapping(ClickHouseSettings.class)
                .withValidateUnknown(false)
                .build();
        return config.getConfigMapping(ClickHouseSettings.class);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
