package dev.playhead.benchmarks.indexer;

import dev.playhead.benchmarks.fold.Floor;
import dev.playhead.benchmarks.ingest.RecordedChunks;
import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Medians;
import dev.playhead.benchmarks.measure.Plot;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.measure.Size;
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
 * A warm indexer's process from Kafka to what is published, facts loaded, against inflating, scanning tokens and compressing the same
 * bytes; then at one, two and four times a load with one indexer and with two.
 */
public final class IndexerBenchmark implements Benchmark {
    /** As in {@code standalone}. */
    static final Map<String, String> SETTINGS = Map.of("PLAYHEAD_INDEXER_FLUSH_AGE", "2s");

    /** Of all real recordings, in each round. */
    private static final int COPIES = 4;

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
        PlayheadSystem system = run.system();
        system.startAll();
        try (Feed feed = new Feed(system)) {
            List<ServiceProcess> indexers = new ArrayList<>(List.of(system.service("indexer", SETTINGS)));
            all(run, recordings, feed, indexers.getFirst());
            if (run.size() == Size.QUICK) {
                // Seconds of load say nothing about growth.
                return;
            }
            List<Plot.Line> growth = new ArrayList<>();
            growth.add(new Growth(run, recordings, feed, indexers).measure());
            indexers.add(system.another("indexer", SETTINGS));
            warm(recordings, feed, run.pick(1, 1, 10));
            growth.add(new Growth(run, recordings, feed, indexers).measure());
            run.plot(new Plot("indexer: CPU by load", "raw MB/s", "CPU s per raw MB", growth));
        }
    }

    /** @param each CPU seconds of the indexer a raw megabyte */
    private record Round(double floor, double each, double megabytesPerSecond) {}

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
        int copies = run.pick(1, 3, COPIES);
        double megabytes = copies * rawBytes / 1e6;
        int warming = run.pick(1, 2, 10);
        List<Plot.Point> aging = new ArrayList<>();
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < warming + run.pick(1, 1, 5); round++) {
            boolean counts = round >= warming;
            double floor = counts ? Floor.megabytesPerCpuSecond(bodies, rawBytes, run.pick(1, 2, 2)) : 0;
            Duration before = Cpu.ofWork(indexer);
            long began = System.nanoTime();
            send(recordings, feed, copies);
            feed.awaitPublished(true);
            double each = Cpu.ofWork(indexer).minus(before).toNanos() / 1e9 / megabytes;
            aging.add(new Plot.Point((round + 1) * megabytes, each));
            if (counts) {
                rounds.add(new Round(floor, each, megabytes * 1e9 / (System.nanoTime() - began)));
            }
            run.say("%.0f MB raw since its start: %.4f CPU s a MB", (round + 1) * megabytes, each);
        }
        run.found(Figure.of(
                "indexer, its first " + Math.round(megabytes) + " MB: per core",
                "raw MB per CPU s",
                1 / aging.getFirst().y()));
        run.found(Figure.of(
                        "indexer, Kafka to published: per core",
                        "raw MB per CPU s",
                        1 / Medians.of(rounds, Round::each))
                .against(Medians.of(rounds, Round::floor), Medians.of(rounds, one -> 1 / one.each / one.floor))
                .ratioAtLeast(0.5));
        run.found(Figure.of(
                "indexer, Kafka to published: throughput", "raw MB/s", Medians.of(rounds, Round::megabytesPerSecond)));
        run.plot(new Plot(
                "indexer: CPU since its start",
                "raw MB indexed",
                "CPU s per raw MB",
                List.of(new Plot.Line("1 indexer", aging))));
    }

    /** A new one takes its partitions, and compiles. */
    private static void warm(List<List<RecordedChunks.Chunk>> recordings, Feed feed, int rounds) throws IOException {
        for (int round = 0; round < rounds; round++) {
            send(recordings, feed, COPIES);
            feed.awaitPublished(true);
        }
    }

    private static void send(List<List<RecordedChunks.Chunk>> recordings, Feed feed, int copies) {
        for (int copy = 0; copy < copies; copy++) {
            for (List<RecordedChunks.Chunk> chunks : recordings) {
                Feed.Recording recording = feed.begin();
                chunks.forEach(chunk -> recording.send(chunk.gzip(), chunk.events(), false));
            }
        }
    }
}
