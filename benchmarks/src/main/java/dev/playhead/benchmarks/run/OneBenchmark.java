package dev.playhead.benchmarks.run;

import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.measure.Size;
import java.nio.file.Path;

/** The process of one benchmark. Arguments: the repository's root, the benchmark's name, a size, the file for its figures. */
final class OneBenchmark {
    private OneBenchmark() {}

    public static void main(String... arguments) throws Exception {
        Benchmark benchmark = Benchmarks.named(arguments[1]).orElseThrow();
        Run run = new Run(Path.of(arguments[0]), Size.valueOf(arguments[2]), line -> System.out.println("  " + line));
        try {
            benchmark.measure(run);
        } finally {
            // What was found before something broke stands.
            run.figures().write(Path.of(arguments[3]));
        }
        // Clients of Kafka and S3 may leave threads behind that would keep the process.
        System.exit(0);
    }
}
