package dev.playhead.benchmarks.recorder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.measure.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** CPU of a page's main thread with our recorder against bare rrweb, in Chromium: {@code recorder/bench/cost.mjs} measures it. */
public final class RecorderBenchmark implements Benchmark {
    @Override
    public String name() {
        return "recorder";
    }

    @Override
    public String about() {
        return "main thread of a recorded page, against rrweb alone";
    }

    @Override
    public void measure(Run run) throws Exception {
        Path file = Files.createTempFile("playhead-recorder-", ".json");
        try {
            List<String> command = new ArrayList<>(List.of("node", "bench/cost.mjs", "--json", file.toString()));
            if (run.size() != Size.FULL) {
                command.add("--quick");
            }
            int status = new ProcessBuilder(command)
                    .directory(run.root().resolve("recorder").toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IOException("recorder/bench/cost.mjs ended with " + status);
            }
            for (JsonNode page : new ObjectMapper().readTree(file.toFile()).required("figures")) {
                report(run, page);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void report(Run run, JsonNode page) {
        String name = "recorder, page '" + page.required("name").asText() + "': ";
        run.found(Figure.of(
                        name + "main thread",
                        "CPU ms",
                        page.required("playheadMs").asDouble())
                .against(
                        page.required("rrwebMs").asDouble(),
                        page.required("ratio").asDouble())
                .ratioAtMost(1.1));
        run.found(Figure.of(
                name + "uploaded", "KB", page.required("uploadedBytes").asDouble() / 1e3));
    }
}
