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
import dev.playhead.benchmarks.query.QueryBenchmark;
import dev.playhead.benchmarks.recorder.RecorderBenchmark;
import dev.playhead.benchmarks.replay.ReplayBenchmark;
import java.util.List;
import java.util.Optional;

/**
 * All there are, in the order in which they run: first those that don't need to be alone, of which memory starts all services, with each
 * of which others go on; last what fills the log.
 */
final class Benchmarks {
    static final List<Benchmark> ALL = List.of(
            new CostBenchmark(),
            new RecorderBenchmark(),
            new ArchiveBenchmark(),
            new MemoryBenchmark(),
            new FoldBenchmark(),
            new LiveBenchmark(),
            new IndexerBenchmark(),
            new VisibleBenchmark(),
            new ReplayBenchmark(),
            new QueryBenchmark(),
            new IngestBenchmark(),
            new DialectsBenchmark(),
            new JmhBenchmark());

    private Benchmarks() {}

    /** What runs where none is named: a quick run does without those that have no goals. */
    static List<Benchmark> usual(Size size) {
        return ALL.stream()
                .filter(one -> size != Size.QUICK || !(one instanceof JmhBenchmark || one instanceof DialectsBenchmark))
                .toList();
    }

    static Optional<Benchmark> named(String name) {
        return ALL.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
