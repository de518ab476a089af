package dev.playhead.benchmarks.run;

import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figures;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.query.QueryBenchmark;
import java.nio.file.Files;
import java.nio.file.Path;

/** Lists and analytics, which have a program of their own. */
final class QueryFigures implements Benchmark {
    @Override
    public String name() {
        return "query";
    }

    @Override
    public String about() {
        return "lists and analytics as query-service answers them; full form: 5,000,000 recordings, 50,000,000 facts";
    }

    @Override
    public void measure(Run run) throws Exception {
        Path file = Files.createTempFile("playhead-query-", ".json");
        try {
            QueryBenchmark.main(
                    run.root().toString(),
                    file.toString(),
                    run.pick("20000", "100000", "5000000"),
                    run.pick("1", "2", "5"));
            Figures.read(file).figures().forEach(run::found);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
