package dev.playhead.benchmarks.fold;

import dev.playhead.benchmarks.ingest.RecordedChunks;
import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the indexer does with a chunk, in one thread and without servers, against inflating, scanning tokens and compressing the same
 * chunks; then state and heap of a live recording.
 */
public final class FoldBenchmark implements Benchmark {
    private static final double KIB = 1024;
    private static final int COPIES = 40;

    @Override
    public String name() {
        return "fold";
    }

    @Override
    public String about() {
        return "Accept, Detect and the segment in one thread, against inflate + token scan + zstd 3";
    }

    @Override
    public void measure(Run run) throws IOException {
        Corpus corpus = Corpus.read(run.recordings());
        List<byte[]> bodies = corpus.recordings().stream()
                .flatMap(one -> one.bodies().stream())
                .toList();
        run.say(
                "%d recordings, %.1f MB raw, %d chunks",
                corpus.recordings().size(), corpus.rawBytes() / 1e6, bodies.size());
        int rounds = run.pick(1, 2, 5);
        double floor = Floor.megabytesPerCpuSecond(bodies, corpus.rawBytes(), rounds);
        double folded = Floor.megabytesPerCpuSecond(corpus.rawBytes(), rounds, () -> fold(corpus));
        run.found(Figure.of("fold, one thread: per core", "raw MB per CPU s", folded)
                .against(floor)
                .ratioAtLeast(0.5));
        states(run, corpus);
        heap(run, corpus);
        dom(run);
    }

    private static void fold(Corpus corpus) {
        Fold fold = new Fold(true);
        corpus.recordings().forEach(fold::fold);
        fold.flush();
    }

    private static void states(Run run, Corpus corpus) {
        long sum = 0;
        for (Corpus.Taken recording : corpus.recordings()) {
            Fold.Live live = new Fold(true).fold(recording);
            sum += live.accept().state().length + live.detect().state().length;
        }
        run.found(Figure.of(
                "fold: state of a live recording in the catalog",
                "KiB",
                sum / KIB / corpus.recordings().size()));
    }

    /**
     * Accept and Detect of recordings at their last chunk, without the DOM index, which has a budget of its own; seen by dropping them,
     * because folding also leaves and frees what belongs to no recording.
     */
    private static void heap(Run run, Corpus corpus) {
        List<Fold.Live> held = new ArrayList<>();
        for (int copy = 0; copy < run.pick(2, 10, COPIES); copy++) {
            for (Corpus.Taken recording : corpus.recordings()) {
                Fold.Live live = new Fold(true).fold(recording);
                live.detect().dropDom();
                held.add(live);
            }
        }
        int recordings = held.size();
        long with = Heap.here();
        held.clear();
        long without = Heap.here();
        run.found(Figure.of(
                        "fold: heap of a live recording at its end, without its DOM index",
                        "KiB",
                        (with - without) / KIB / recordings)
                .atMost(100));
    }

    /** Of the beginnings that {@code memory} records. */
    private static void dom(Run run) throws IOException {
        List<byte[]> beginnings = RecordedChunks.beginnings(run.recordings()).stream()
                .map(RecordedChunks.Chunk::lines)
                .toList();
        run.found(Figure.of("fold: DOM index of a live recording", "KiB", DomIndex.bytesOf(beginnings) / KIB));
    }
}
