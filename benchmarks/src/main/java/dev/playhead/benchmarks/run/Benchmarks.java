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
 * All there are, in the order in which they run: first those that need no servers, then the one that counts requests of a store in which
 * nothing may be yet, then each beside as few services as it needs itself.
 */
final class Benchmarks {
    static final List<Benchmark> ALL = List.of(
            new FoldBenchmark(),
            new ArchiveBenchmark(),
            new RecorderBenchmark(),
            new CostBenchmark(),
            new DialectsBenchmark(),
            new IngestBenchmark(),
            new LiveBenchmark(),
            new IndexerBenchmark(),
            new VisibleBenchmark(),
            new MemoryBenchmark(),
            new ReplayBenchmark(),
            new QueryBenchmark(),
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
