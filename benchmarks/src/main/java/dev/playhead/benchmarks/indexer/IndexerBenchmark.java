package dev.playhead.benchmarks.indexer;

import dev.playhead.benchmarks.fold.Floor;
import dev.playhead.benchmarks.ingest.RecordedChunks;
import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Plot;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.system.Cpu;
import dev.playhead.benchmarks.system.Feed;
import dev.playhead.benchmarks.system.PlayheadSystem;
import dev.playhead.embedded.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The indexer's process from Kafka to what is published, facts loaded, against inflating, scanning tokens and compressing the same
 * bytes; then at one, two and four times a load with one indexer and with two.
 */
public final class IndexerBenchmark implements Benchmark {
    /** As in {@code standalone}. */
    private static final Map<String, String> SETTINGS = Map.of("PLAYHEAD_INDEXER_FLUSH_AGE", "2s");

    private static final double GROWTH = 1.15;

    @Override
    public String name() {
        return "indexer";
    }

    @Override
    public String about() {
        return "from Kafka to published, against inflate + token scan + zstd 3; growth with load, one indexer and two";
    }

    @Override
    public void measure(Run run) throws Exception {
        List<List<RecordedChunks.Chunk>> recordings = RecordedChunks.byRecording(run.recordings());
        try (PlayheadSystem system = PlayheadSystem.whole(run.root());
                Feed feed = new Feed(system)) {
            List<ServiceProcess> indexers = new ArrayList<>(List.of(system.startService("indexer", SETTINGS)));
            all(run, recordings, feed, indexers.getFirst());
            Plot.Line one = growth(run, recordings, feed, indexers);
            indexers.add(system.startService("indexer", SETTINGS));
            Plot.Line two = growth(run, recordings, feed, indexers);
            run.plot(new Plot("indexer: CPU by load", "raw MB/s", "CPU s per raw MB", List.of(one, two)));
        }
    }

    private static void all(Run run, List<List<RecordedChunks.Chunk>> recordings, Feed feed, ServiceProcess indexer)
            throws IOException {
        List<byte[]> bodies = recordings.stream()
                .flatMap(List::stream)
                .map(RecordedChunks.Chunk::gzip)
                .toList();
        long rawBytes = recordings.stream()
                .flatMap(List::stream)
                .mapToLong(chunk -> chunk.lines().length)
                .sum();
        send(recordings, feed, run.pick(1, 2, 6));
        feed.awaitPublished(true);
        double floor = Floor.megabytesPerCpuSecond(bodies, rawBytes, run.pick(1, 2, 4));
        Duration before = Cpu.of(indexer);
        long began = System.nanoTime();
        int copies = run.pick(1, 2, 8);
        send(recordings, feed, copies);
        feed.awaitPublished(true);
        double cpu = Cpu.of(indexer).minus(before).toNanos() / 1e9;
        double megabytes = copies * rawBytes / 1e6;
        run.say("%.0f MB raw in %.1f s", megabytes, (System.nanoTime() - began) / 1e9);
        run.found(Figure.of("indexer, Kafka to published: per core", "raw MB per CPU s", megabytes / cpu)
                .against(floor)
                .ratioAtLeast(0.5));
        run.found(Figure.of(
                "indexer, Kafka to published: throughput", "raw MB/s", megabytes * 1e9 / (System.nanoTime() - began)));
    }

    private static void send(List<List<RecordedChunks.Chunk>> recordings, Feed feed, int copies) {
        for (int copy = 0; copy < copies; copy++) {
            for (List<RecordedChunks.Chunk> chunks : recordings) {
                Feed.Recording recording = feed.begin();
                chunks.forEach(chunk -> recording.send(chunk.gzip(), chunk.events(), false));
            }
        }
    }

    private static Plot.Line growth(
            Run run, List<List<RecordedChunks.Chunk>> recordings, Feed feed, List<ServiceProcess> indexers)
            throws IOException {
        String what = indexers.size() == 1 ? "1 indexer" : indexers.size() + " indexers";
        int base = run.pick(11, 22, 55);
        Duration lasts = Duration.ofSeconds(run.pick(2, 4, 15));
        // The new one takes its partitions, and compiles.
        new LiveRecordings(recordings, feed, base * 2, lasts).run();
        feed.awaitPublished(true);
        List<Plot.Point> points = new ArrayList<>();
        double least = 0;
        for (int times = 1; times <= 4; times *= 2) {
            Duration before = cpu(indexers);
            double megabytes = new LiveRecordings(recordings, feed, base * times, lasts).run() / 1e6;
            feed.awaitPublished(true);
            double each = cpu(indexers).minus(before).toNanos() / 1e9 / megabytes;
            points.add(new Plot.Point(megabytes / lasts.toSeconds(), each));
            Figure figure = Figure.of(
                    "growth, " + what + ", " + times + "× load (" + base * times + " live): CPU", "s per raw MB", each);
            least = times == 1 ? each : least;
            run.found(times == 1 ? figure : figure.against(least).ratioAtMost(GROWTH));
        }
        return new Plot.Line(what, points);
    }

    private static Duration cpu(List<ServiceProcess> indexers) {
        return indexers.stream().map(Cpu::of).reduce(Duration.ZERO, Duration::plus);
    }
}
