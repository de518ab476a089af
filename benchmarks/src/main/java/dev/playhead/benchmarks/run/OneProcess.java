package dev.playhead.benchmarks.run;

import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.measure.Size;
import dev.playhead.benchmarks.system.PlayheadSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The process of one benchmark, or of several that share their servers and services. Arguments: the repository's root, a size, a folder,
 * names. In the folder {@code NAME.json} has a benchmark's figures, also those of one that broke; {@code NAME.done} says that it didn't.
 */
final class OneProcess {
    private final Path root;
    private final Size size;
    private final Path folder;
    private volatile PlayheadSystem system;

    private OneProcess(Path root, Size size, Path folder) throws IOException {
        this.system = new PlayheadSystem(root);
        this.root = root;
        this.size = size;
        this.folder = folder;
    }

    public static void main(String... arguments) throws Exception {
        OneProcess process = new OneProcess(Path.of(arguments[0]), Size.valueOf(arguments[1]), Path.of(arguments[2]));
        // Also where it is ended from outside.
        Runtime.getRuntime().addShutdownHook(new Thread(process::end));
        process.run(Arrays.stream(arguments)
                .skip(3)
                .map(name -> Benchmarks.named(name).orElseThrow())
                .toList());
        // Clients of Kafka and S3 may leave threads behind that would keep the process.
        System.exit(0);
    }

    /** Those that don't need to be alone first, one of them at a time with the system. */
    private void run(List<Benchmark> benchmarks) throws IOException, InterruptedException {
        // Not a virtual thread, of which nobody knows the CPU time.
        try (ExecutorService beside = Executors.newSingleThreadExecutor()) {
            List<Future<Boolean>> measured = benchmarks.stream()
                    .filter(one -> one.needs() == Benchmark.Needs.NOTHING)
                    .map(one -> beside.submit(() -> measure(one)))
                    .toList();
            inTurn(benchmarks, Benchmark.Needs.SYSTEM);
            for (Future<Boolean> one : measured) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a benchmark's figures could not be kept", e.getCause());
        }
        inTurn(benchmarks, Benchmark.Needs.QUIET);
    }

    private void inTurn(List<Benchmark> benchmarks, Benchmark.Needs needs) throws IOException {
        for (Benchmark one :
                benchmarks.stream().filter(some -> some.needs() == needs).toList()) {
            if (!measure(one)) {
                // The next shall not suffer from what is left.
                system.close();
                system = new PlayheadSystem(root);
            }
        }
    }

    private void end() {
        try {
            system.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean measure(Benchmark one) throws IOException {
        System.out.printf("%s: %s%n", one.name(), one.about());
        long start = System.nanoTime();
        Run run = new Run(root, size, system, line -> System.out.println("  " + line));
        try {
            one.measure(run);
            Files.createFile(done(folder, one));
            return true;
        } catch (Exception e) {
            e.printStackTrace();
            return false;
        } finally {
            // What was found before something broke stands.
            run.figures().write(figures(folder, one));
            System.out.printf(
                    "  %s after %d s%n",
                    Files.exists(done(folder, one)) ? "done" : "BROKE",
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
        }
    }

    static Path figures(Path folder, Benchmark one) {
        return folder.resolve(one.name() + ".json");
    }

    static Path done(Path folder, Benchmark one) {
        return folder.resolve(one.name() + ".done");
    }
}
