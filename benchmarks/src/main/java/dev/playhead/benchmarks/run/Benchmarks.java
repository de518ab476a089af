package dev.playhead.benchmarks.run;

import dev.playhead.benchmarks.archive.ArchiveBenchmark;
import dev.playhead.benchmarks.cost.CostBenchmark;
import dev.playhead.benchmarks.fold.FoldBenchmark;
import dev.playhead.benchmarks.indexer.IndexerBenchmark;
import dev.playhead.benchmarks.indexer.VisibleBenchmark;
import dev.playhead.benchmarks.ingest.IngestBenchmark;
import dev.playhead.benchmarks.jmh.JmhBenchmark;
import dev.playhead.benchmarks.live.LiveBenchmark;
import dev.playhead.benchmarks.load.DialectsBenchmark;
import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Size;
import dev.playhead.benchmarks.memory.MemoryBenchmark;
import dev.playhead.benchmarks.recorder.RecorderBenchmark;
import dev.playhead.benchmarks.replay.ReplayBenchmark;
import java.util.List;
import java.util.Optional;

/** All there are, in the order in which they run. */
final class Benchmarks {
    static final List<Benchmark> ALL = List.of(
            new IngestBenchmark(),
            new DialectsBenchmark(),
            new LiveBenchmark(),
            new FoldBenchmark(),
            new IndexerBenchmark(),
            new VisibleBenchmark(),
            new ReplayBenchmark(),
            new ArchiveBenchmark(),
            new CostBenchmark(),
            new MemoryBenchmark(),
            new RecorderBenchmark(),
            new QueryFigures(),
            new JmhBenchmark());

    private Benchmarks() {}

    /** What runs where none is named: JMH's has no goals, so a quick run does without it. */
    static List<Benchmark> usual(Size size) {
        return ALL.stream()
                .filter(one -> size != Size.QUICK || !(one instanceof JmhBenchmark))
                .toList();
    }

    static Optional<Benchmark> named(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
