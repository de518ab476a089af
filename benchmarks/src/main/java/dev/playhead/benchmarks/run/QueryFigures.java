package dev.playhead.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figure;
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
        return "lists and analytics in ClickHouse; full form: 5,000,000 recordings, 50,000,000 facts";
    }

    @Override
    public void measure(Run run) throws Exception {
        Path file = Files.createTempFile("playhead-query-", ".json");
        try {
            QueryBenchmark.main(file.toString(), run.pick("20000", "100000", "5000000"), run.pick("1", "3", "7"));
            JsonNode found = new ObjectMapper().readTree(file.toFile());
            if (found.has("figures")) {
                Figures.read(file).figures().forEach(run::found);
            } else {
                group(run, "list", found.required("list"));
                group(run, "analytics", found.required("analytics"));
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void group(Run run, String name, JsonNode all) {
        run.found(
                Figure.of("query, " + name + ": p50", "ms", all.required("p50").asDouble()));
        run.found(
                Figure.of("query, " + name + ": p95", "ms", all.required("p95").asDouble())
                        .atMost(all.required("goal").asDouble()));
    }
}
