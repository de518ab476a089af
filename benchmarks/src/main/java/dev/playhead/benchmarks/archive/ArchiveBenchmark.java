package dev.playhead.benchmarks.archive;

import dev.playhead.benchmarks.fold.Corpus;
import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.storage.archive.ArchiveSettings;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/**
 * Bytes that are stored for a recording, in segments and in its archive, against the chunks as they came, gzip 6 of two seconds each; with
 * image canvases and without.
 */
public final class ArchiveBenchmark implements Benchmark {
    private static final int CANVAS_MUTATION = 9;
    /** Little enough for a smoke run. */
    private static final int SMALL_BYTES = 1_500_000;

    @Override
    public String name() {
        return "storage";
    }

    @Override
    public String about() {
        return "bytes stored per raw byte, against gzip a chunk";
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public void measure(Run run) throws IOException {
        measure(run, "without image canvases", event -> event.source() != CANVAS_MUTATION);
        if (run.pick(false, false, true)) {
            measure(run, "image canvases too", event -> true);
        }
    }

    private static void measure(Run run, String what, Predicate<RecordedEvent> wanted) throws IOException {
        List<Corpus.Taken> taken = Corpus.read(run.recordings(), wanted).recordings().stream()
                .filter(one -> run.pick(packed(one) * 10 < SMALL_BYTES, true, true))
                .toList();
        // Side by side they take more CPU time each, but not more bytes.
        List<Archived> all = run.pick(taken.stream(), taken.parallelStream(), taken.stream())
                .map(one -> Archived.of(one, ArchiveSettings.DEFAULTS))
                .toList();
        for (Archived one : all) {
            run.say(
                    "%-20s %6.2f MB raw, gzip %5.2f, segments %5.2f, archive %5.2f, %.2f of gzip",
                    one.name().replace(".ndjson.zst", ""),
                    one.rawBytes() / 1e6,
                    one.gzipBytes() / 1e6,
                    one.segmentBytes() / 1e6,
                    one.archiveBytes() / 1e6,
                    one.ratio());
        }
        Archived sum = sum(all);
        double gzip = (double) sum.gzipBytes() / sum.rawBytes();
        Figure archived = Figure.of(
                        "storage, " + what + ": archived bytes per raw byte",
                        "bytes",
                        (double) sum.archiveBytes() / sum.rawBytes())
                .against(gzip);
        run.found(what.startsWith("without") ? archived.ratioAtMost(0.5) : archived);
        run.found(Figure.of(
                        "storage, " + what + ": bytes in segments per raw byte",
                        "bytes",
                        (double) sum.segmentBytes() / sum.rawBytes())
                .against(gzip));
        run.found(Figure.of(
                "storage, " + what + ": archiving", "raw MB per CPU s", sum.rawBytes() * 1e3 / sum.cpuNanos()));
    }

    private static long packed(Corpus.Taken recording) {
        return recording.bodies().stream().mapToLong(body -> body.length).sum();
    }

    private static Archived sum(List<Archived> all) {
        return all.stream()
                .reduce((one, other) -> new Archived(
                        "all",
                        one.rawBytes() + other.rawBytes(),
                        one.gzipBytes() + other.gzipBytes(),
                        one.segmentBytes() + other.segmentBytes(),
                        one.archiveBytes() + other.archiveBytes(),
                        one.frames() + other.frames(),
                        one.cpuNanos() + other.cpuNanos()))
                .orElseThrow();
    }
}
