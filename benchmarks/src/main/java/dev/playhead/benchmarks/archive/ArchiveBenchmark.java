package dev.playhead.benchmarks.archive;

import dev.playhead.benchmarks.fold.Corpus;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.storage.archive.ArchiveSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Archives recordings with the settings of production and compares the stored bytes with the chunks as they came, gzip 6 of two seconds
 * each; with image canvases and without. Then CPU and the process's memory at its peak.
 *
 * <p>Arguments: the folder of {@code *.ndjson.zst}, and zstd's level (19).
 */
public final class ArchiveBenchmark {
    private static final int CANVAS_MUTATION = 9;
    private static final String ROW = "%-28s %9.2f %9.2f %9.2f %9.2f %7.2f %7d";

    private ArchiveBenchmark() {}

    public static void main(String... args) throws IOException {
        Path folder = Path.of(args[0]);
        ArchiveSettings settings = new ArchiveSettings(
                ArchiveSettings.DEFAULTS.frameBytes(),
                args.length > 1 ? Integer.parseInt(args[1]) : ArchiveSettings.DEFAULTS.level());
        measure("without image canvases", folder, event -> event.source() != CANVAS_MUTATION, settings);
        measure("all events", folder, event -> true, settings);
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM")) {
                print(
                        "memory of this process at its peak, its %d MiB of heap included: %s",
                        Runtime.getRuntime().maxMemory() >> 20,
                        line.substring(6).strip());
            }
        }
    }

    private static void measure(String what, Path folder, Predicate<RecordedEvent> wanted, ArchiveSettings settings)
            throws IOException {
        print("%s, zstd %d, MB:", what, settings.level());
        print("%-28s %9s %9s %9s %9s %7s %7s", "", "raw", "gzip 6", "segments", "archive", "ratio", "frames");
        List<Archived> all = new ArrayList<>();
        for (Corpus.Taken recording : Corpus.read(folder, wanted).recordings()) {
            Archived one = Archived.of(recording, settings);
            all.add(one);
            row(one);
        }
        Archived sum = sum(all);
        row(sum);
        print("%.1f MB raw per second of one core%n", sum.rawBytes() * 1e3 / sum.cpuNanos());
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

    private static void row(Archived one) {
        print(
                ROW,
                one.name().replace(".ndjson.zst", ""),
                one.rawBytes() / 1e6,
                one.gzipBytes() / 1e6,
                one.segmentBytes() / 1e6,
                one.archiveBytes() / 1e6,
                one.ratio(),
                one.frames());
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
