package dev.playhead.benchmarks.run;

import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figures;
import dev.playhead.benchmarks.measure.Size;
import dev.playhead.benchmarks.measure.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs benchmarks one after another and writes {@code benchmarks/results/latest.json}, {@code latest.html} and {@code latest.md}, anew
 * after each process. Ends with
 * 1 if one of them broke, never because of a figure; with 2 for arguments that it doesn't know.
 */
public final class Bench {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final int HEAP_MIB = 1024;

    private final Path root;
    private final Size size;
    private final Path results;

    private Bench(Path root, Size size) {
        this.root = root;
        this.size = size;
        this.results = root.resolve("benchmarks/results");
    }

    /** Arguments: the repository's root; names, none = all; {@code --quick}, or {@code --smoke}, which only shows that all
     * of it works. */
    public static void main(String... arguments) throws Exception {
        List<Benchmark> chosen = new ArrayList<>();
        Size size = Size.FULL;
        for (String argument : List.of(arguments).subList(1, arguments.length)) {
            Optional<Benchmark> named = Benchmarks.named(argument);
            if (argument.equals("--quick")) {
                size = Size.QUICK;
            } else if (argument.equals("--smoke")) {
                size = Size.SMOKE;
            } else if (named.isPresent()) {
                chosen.add(named.get());
            } else {
                System.err.println(
                        argument.equals("--list")
                                ? "Benchmarks:"
                                : "There is no benchmark '" + argument + "'. There are:");
                Benchmarks.ALL.forEach(one -> System.err.printf("  %-9s %s%n", one.name(), one.about()));
                System.exit(argument.equals("--list") ? 0 : 2);
            }
        }
        boolean well = new Bench(Path.of(arguments[0]), size).run(chosen.isEmpty() ? Benchmarks.usual(size) : chosen);
        System.exit(well ? 0 : 1);
    }

    private boolean run(List<Benchmark> benchmarks) throws IOException, InterruptedException {
        Figures all = Figures.of(List.of());
        List<String> broken = new ArrayList<>();
        long began = System.nanoTime();
        for (List<Benchmark> together : processes(benchmarks)) {
            Path parts = Files.createTempDirectory("playhead-bench");
            try {
                measure(together, parts);
                for (Benchmark one : together) {
                    if (!Files.deleteIfExists(OneProcess.done(parts, one))) {
                        broken.add(one.name());
                    }
                    Path figures = OneProcess.figures(parts, one);
                    if (Files.exists(figures)) {
                        all = all.and(Figures.read(figures));
                        Files.delete(figures);
                    }
                }
            } finally {
                Files.delete(parts);
            }
            all.write(results.resolve("latest.json"));
            Files.writeString(results.resolve("latest.html"), HtmlReport.of(all, size));
            Files.writeString(results.resolve("latest.md"), Markdown.of(all));
        }
        System.out.printf("%n%s%n%n", Table.of(all.figures()));
        long goals = all.figures().stream().filter(one -> one.goal() != null).count();
        long met = all.figures().stream()
                .filter(one -> Boolean.TRUE.equals(one.met()))
                .count();
        System.out.printf(
                "%d of %d goals met; %d s; load average %.2f when it began%n",
                met, goals, seconds(began), all.machine().load());
        System.out.println(results.resolve("latest.html"));
        if (!broken.isEmpty()) {
            System.out.println("Broke: " + String.join(", ", broken));
        }
        return broken.isEmpty();
    }

    /** In full each has servers that did nothing before; otherwise all share them: starting takes longer than measuring. */
    private List<List<Benchmark>> processes(List<Benchmark> benchmarks) {
        return size == Size.FULL ? benchmarks.stream().map(List::of).toList() : List.of(benchmarks);
    }

    private void measure(List<Benchmark> together, Path parts) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // Two bindings come with the servers' libraries; either will do.
                "-Dslf4j.internal.verbosity=ERROR",
                // The store that counts requests passes on what was signed.
                "-Djdk.httpclient.allowRestrictedHeaders=host",
                "-cp",
                System.getProperty("java.class.path"),
                OneProcess.class.getName(),
                root.toString(),
                size.name(),
                parts.toString()));
        together.forEach(one -> command.add(one.name()));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            System.out.println("  takes more than " + LIMIT.toMinutes() + " min and is ended");
            process.destroy();
            process.waitFor();
        }
    }

    private static long seconds(long since) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
    }
}
