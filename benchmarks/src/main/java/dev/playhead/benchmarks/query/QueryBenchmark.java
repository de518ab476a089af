package dev.playhead.benchmarks.query;

import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.system.Cpu;
import dev.playhead.benchmarks.system.Facts;
import dev.playhead.benchmarks.system.PlayheadSystem;
import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Lists and analytics: generates a world and asks query-service every question several times, each time in another order. Times are those
 * of whole requests: what the service asks of ClickHouse and of the catalog, one after the other.
 */
public final class QueryBenchmark implements Benchmark {
    static final List<Questions> ALL = List.of(new ListQuestions(), new AnalyticsQuestions());
    private static final int FACTS_A_RECORDING = 10;

    @Override
    public String name() {
        return "query";
    }

    @Override
    public String about() {
        return "lists and analytics as query-service answers them; full form: 5,000,000 recordings, 50,000,000 facts";
    }

    @Override
    public void measure(Run run) throws Exception {
        long recordings = run.pick(20_000L, 100_000L, 5_000_000L);
        World world = new World(recordings, recordings * FACTS_A_RECORDING, System.currentTimeMillis());
        PlayheadSystem system = run.system();
        system.startAll();
        // Who asks shall be alone.
        system.end("indexer");
        fill(run, world);
        Asking asking = new Asking(system.service("query").url());
        Timings timings =
                new Timings(ask(asking, system.clickHouse(), questions(world, run.pick(1, 6, 1)), run.pick(1, 1, 5)));
        timings.table().lines().forEach(line -> run.say("%s", line));
        timings.figures().forEach(run::found);
    }

    private static void fill(Run run, World world) throws Exception {
        long start = System.nanoTime();
        PlayheadSystem system = run.system();
        ClickHouseSettings settings = Facts.patient(system.clickHouse());
        try (ClickHouse clickHouse = new ClickHouse(settings);
                ExecutorService beside = Executors.newSingleThreadExecutor()) {
            Generator generator = new Generator(clickHouse, world);
            generator.recordings();
            settle(clickHouse);
            Future<?> copied = beside.submit(() -> {
                new CatalogCopy(settings, system.postgres()).run(world);
                return true;
            });
            generator.facts();
            copied.get();
        }
        run.say(
                "%,d recordings, %,d facts generated, the largest website's copied to the catalog: %d s",
                world.recordings(), world.facts(), (System.nanoTime() - start) / 1_000_000_000);
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

    /** @param every one in so many of them */
    private static List<Question> questions(World world, int every) {
        List<Question> all =
                ALL.stream().flatMap(some -> some.of(world).stream()).toList();
        return IntStream.range(0, all.size())
                .filter(i -> i % every == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static List<Timed> ask(Asking asking, EmbeddedClickHouse clickHouse, List<Question> questions, int times)
            throws Exception {
        List<Timed> all = new ArrayList<>();
        for (Question question : questions) {
            all.add(new Timed(asking.atItsPage(question)));
        }
        for (int i = 0; i <= times; i++) {
            for (Timed one : i % 2 == 0 ? all : all.reversed()) {
                long before = Cpu.of(clickHouse).toMillis();
                double millis = asking.millis(one.question());
                // the first time warms up
                if (i > 0) {
                    one.millis().add(millis);
                    one.cpuMillis().add((double) (Cpu.of(clickHouse).toMillis() - before));
                }
            }
        }
        return all;
    }
}
