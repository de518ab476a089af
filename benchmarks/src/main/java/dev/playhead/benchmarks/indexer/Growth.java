package dev.playhead.benchmarks.indexer;

import dev.playhead.benchmarks.ingest.RecordedChunks;
import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Plot;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.system.Cpu;
import dev.playhead.benchmarks.system.Feed;
import dev.playhead.embedded.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether a megabyte costs the same at one, two and four times a load: as it is, and without what the same processes take when nothing
 * comes, which a small load bears alone.
 */
final class Growth {
    private static final double TOLERANCE = 0.15;

    private final Run run;
    private final List<List<RecordedChunks.Chunk>> recordings;
    private final Feed feed;
    private final List<ServiceProcess> indexers;
    private final String what;

    Growth(Run run, List<List<RecordedChunks.Chunk>> recordings, Feed feed, List<ServiceProcess> indexers) {
        this.run = run;
        this.recordings = recordings;
        this.feed = feed;
        this.indexers = List.copyOf(indexers);
        this.what = "growth, " + (indexers.size() == 1 ? "1 indexer" : indexers.size() + " indexers");
    }

    /** CPU seconds of one load; what is idle is taken from {@code besidesIdle}. */
    private record Cost(double megabytes, double each, double besidesIdle) {}

    Plot.Line measure() throws IOException {
        int base = run.pick(11, 22, 55);
        load(base * 4, run.pick(1, 2, 15), 0);
        double idle = idle(run.pick(1, 2, 15));
        run.found(Figure.of(what + ": CPU when nothing comes", "ms per s", idle * 1e3));
        List<Cost> costs = new ArrayList<>();
        List<Plot.Point> points = new ArrayList<>();
        int seconds = run.pick(2, 3, 20);
        for (int times : run.pick(List.of(1, 2), List.of(1, 4), List.of(1, 2, 4))) {
            Cost cost = load(base * times, seconds, idle);
            costs.add(cost);
            points.add(new Plot.Point(cost.megabytes / seconds, cost.each));
            String load = what + ", " + times + "× load (" + base * times + " live)";
            run.found(against(Figure.of(load + ": CPU", "s per raw MB", cost.each), costs.getFirst().each, times));
            run.found(against(
                    Figure.of(load + ": CPU besides idle", "s per raw MB", cost.besidesIdle),
                    costs.getFirst().besidesIdle,
                    times));
        }
        run.found(Figure.of(what + ": farthest from constant", "of 1", farthest(costs))
                .atMost(TOLERANCE));
        return new Plot.Line(what, points);
    }

    private static Figure against(Figure figure, double first, int times) {
        return times == 1 ? figure : figure.against(first);
    }

    private static double farthest(List<Cost> costs) {
        double first = costs.getFirst().besidesIdle;
        return costs.stream()
                .mapToDouble(cost -> Math.abs(cost.besidesIdle / first - 1))
                .max()
                .orElseThrow();
    }

    private double idle(int seconds) {
        Duration before = cpu();
        long until = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        return cpu().minus(before).toNanos() / 1e9 / seconds;
    }

    private Cost load(int live, int seconds, double idle) throws IOException {
        Duration before = cpu();
        long began = System.nanoTime();
        double megabytes = new LiveRecordings(recordings, feed, live, Duration.ofSeconds(seconds)).run() / 1e6;
        feed.awaitPublished(true);
        double took = (System.nanoTime() - began) / 1e9;
        double used = cpu().minus(before).toNanos() / 1e9;
        return new Cost(megabytes, used / megabytes, (used - idle * took) / megabytes);
    }

    private Duration cpu() {
        return indexers.stream().map(Cpu::ofWork).reduce(Duration.ZERO, Duration::plus);
    }
}
