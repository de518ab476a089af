package dev.playhead.benchmarks.query;

import dev.playhead.benchmarks.measure.Figures;
import dev.playhead.storage.clickhouse.ClickHouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Generates a world in servers of its own, in a folder that it removes, and asks query-service every question several times, each time
 * in another order. Times are those of whole requests: what the service asks of ClickHouse and of the catalog, one after the other.
 *
 * <p>Arguments: the repository's root; where the figures go as JSON; recordings (5,000,000), ten facts each; times that each question is
 * asked (5).
 */
public final class QueryBenchmark {
    static final List<Questions> ALL = List.of(new ListQuestions(), new AnalyticsQuestions());

    private QueryBenchmark() {}

    public static void main(String... args) throws Exception {
        Path figures = Path.of(args[1]);
        long recordings = args.length > 2 ? Long.parseLong(args[2]) : 5_000_000;
        int times = args.length > 3 ? Integer.parseInt(args[3]) : 5;
        World world = new World(recordings, recordings * 10, System.currentTimeMillis());
        try (QuerySystem system = QuerySystem.start(Path.of(args[0]))) {
            fill(system, world);
            Timings timings = new Timings(ask(new Asking(system.serve()), system, world, times));
            System.out.println(timings.table());
            Figures.of(timings.figures()).write(figures);
        }
    }

    private static void fill(QuerySystem system, World world) throws Exception {
        long start = System.nanoTime();
        try (ClickHouse clickHouse = new ClickHouse(system.clickHouseSettings());
                ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Generator generator = new Generator(clickHouse, world);
            generator.recordings();
            settle(clickHouse);
            Future<?> copied = beside.submit(() -> {
                new CatalogCopy(system.clickHouseSettings(), system.catalog()).run(world);
                return true;
            });
            generator.facts();
            copied.get();
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%,d recordings, %,d facts generated, the largest website's copied to the catalog: %d s",
                world.recordings(),
                world.facts(),
                (System.nanoTime() - start) / 1_000_000_000));
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

    private static List<Timed> ask(Asking asking, QuerySystem system, World world, int times) throws Exception {
        List<Timed> all = new ArrayList<>();
        for (Questions some : ALL) {
            for (Question question : some.of(world)) {
                all.add(new Timed(asking.atItsPage(question)));
            }
        }
        for (int i = 0; i <= times; i++) {
            for (Timed one : i % 2 == 0 ? all : all.reversed()) {
                double before = system.cpuMillis();
                double millis = asking.millis(one.question());
                // the first time warms up
                if (i > 0) {
                    one.millis().add(millis);
                    one.cpuMillis().add(system.cpuMillis() - before);
                }
            }
        }
        return all;
    }
}
