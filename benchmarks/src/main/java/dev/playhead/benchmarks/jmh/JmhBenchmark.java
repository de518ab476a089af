package dev.playhead.benchmarks.jmh;

import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Run;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** {@link HotParts} by JMH, in JVMs of their own. */
public final class JmhBenchmark implements Benchmark {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    @Override
    public String name() {
        return "jmh";
    }

    @Override
    public String about() {
        return "the hot inner parts one at a time, with what they allocate";
    }

    @Override
    public void measure(Run run) throws Exception {
        TimeValue time = TimeValue.milliseconds(run.pick(50, 300, 1_000));
        var options = new OptionsBuilder()
                .include(HotParts.class.getName())
                .forks(run.pick(0, 1, 1))
                .warmupIterations(run.pick(1, 3, 5))
                .warmupTime(time)
                .measurementIterations(run.pick(1, 3, 5))
                .measurementTime(time)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgsAppend(
                        "-D" + Sample.FOLDER + "=" + run.recordings(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow")
                .build();
        System.setProperty(Sample.FOLDER, run.recordings().toString());
        List<RunResult> results = new Runner(options)
                .run().stream()
                        .sorted(Comparator.comparing(one -> one.getParams().getBenchmark()))
                        .toList();
        for (RunResult result : results) {
            String method = result.getParams().getBenchmark();
            String what = "jmh, " + words(method.substring(method.lastIndexOf('.') + 1));
            run.found(Figure.of(what + ": time", "µs", result.getPrimaryResult().getScore()));
            Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
            if (allocated != null) {
                run.found(Figure.of(what + ": allocated", "KiB", allocated.getScore() / 1024));
            }
        }
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
