package dev.playhead.benchmarks.fold;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * Folds recordings in one thread and compares with inflating, scanning tokens and compressing (zstd 3) the same chunks. CPU time of the
 * thread, not of the clock, so a busy machine bends it little; the least of the rounds counts. Then state and heap of a live recording.
 *
 * <p>Arguments: the folder of {@code *.ndjson.zst}, and how many measured rounds (7).
 */
public final class FoldBenchmark {

    private static final int WARM_UP = 3;
    private static final int COPIES = 40;
    private static final JsonFactory JSON = new JsonFactory();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private FoldBenchmark() {}

    /** One way through all recordings. */
    @FunctionalInterface
    private interface Pass {
        void run() throws IOException;
    }

    public static void main(String... args) throws IOException {
        Corpus corpus = Corpus.read(Path.of(args[0]));
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
        long chunks = corpus.recordings().stream()
                .mapToLong(one -> one.bodies().size())
                .sum();
        print("%d recordings, %.1f MB raw, %d chunks", corpus.recordings().size(), corpus.rawBytes() / 1e6, chunks);
        double floor = speed(corpus, rounds, () -> inflateScanCompress(corpus));
        double stored = speed(corpus, rounds, () -> fold(corpus, false));
        double counted = speed(corpus, rounds, () -> fold(corpus, true));
        print("inflate + token scan + zstd 3: %6.1f MB/s of CPU", floor);
        print("fold without facts:            %6.1f MB/s of CPU, ratio %.2f", stored, stored / floor);
        print("fold with all facts:           %6.1f MB/s of CPU, ratio %.2f", counted, counted / floor);
        states(corpus);
        heap(corpus);
    }

    private static double speed(Corpus corpus, int rounds, Pass pass) throws IOException {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < WARM_UP + rounds; round++) {
            long before = THREADS.getCurrentThreadCpuTime();
            pass.run();
            long took = THREADS.getCurrentThreadCpuTime() - before;
            least = round < WARM_UP ? least : Math.min(least, took);
        }
        return corpus.rawBytes() * 1e3 / least;
    }

    private static void fold(Corpus corpus, boolean withFacts) {
        Fold fold = new Fold(withFacts);
        corpus.recordings().forEach(fold::fold);
        fold.flush();
    }

    private static void inflateScanCompress(Corpus corpus) throws IOException {
        try (ZstdCompressCtx zstd = new ZstdCompressCtx().setLevel(3)) {
            for (Corpus.Taken recording : corpus.recordings()) {
                for (byte[] body : recording.bodies()) {
                    byte[] raw = new GZIPInputStream(new ByteArrayInputStream(body), 64 * 1024).readAllBytes();
                    try (JsonParser tokens = JSON.createParser(raw)) {
                        while (tokens.nextToken() != null) {
                            // looking at each is the work
                        }
                    }
                    zstd.compress(raw);
                }
            }
        }
    }

    private static void states(Corpus corpus) {
        long sum = 0;
        long most = 0;
        for (Corpus.Taken recording : corpus.recordings()) {
            Fold.Live live = new Fold(true).fold(recording);
            long bytes = live.accept().state().length + live.detect().state().length;
            sum += bytes;
            most = Math.max(most, bytes);
        }
        print(
                "state of a live recording:     %6.1f KiB on average, %.1f KiB at most",
                sum / 1024.0 / corpus.recordings().size(), most / 1024.0);
    }

    /** Accept and Detect of recordings at their last chunk, without the DOM index, which has a budget of its own. */
    private static void heap(Corpus corpus) {
        List<Fold.Live> held = new ArrayList<>();
        long before = used();
        for (int copy = 0; copy < COPIES; copy++) {
            for (Corpus.Taken recording : corpus.recordings()) {
                Fold.Live live = new Fold(true).fold(recording);
                live.detect().dropDom();
                held.add(live);
            }
        }
        double each = (used() - before) / 1024.0 / held.size();
        print("heap of a live recording:      %6.1f KiB, the DOM index left out (%d held)", each, held.size());
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
