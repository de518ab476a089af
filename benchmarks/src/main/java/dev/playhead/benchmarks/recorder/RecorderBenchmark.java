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

/**
 * CPU of a page's main thread with our recorder against bare rrweb, and bytes against those of rrweb's events, gzipped; in Chromium:
 * {@code recorder/bench/cost.mjs} measures it.
 */
public final class RecorderBenchmark implements Benchmark {
    private static final double GOAL = 1.1;

    @Override
    public String name() {
        return "recorder";
    }

    @Override
    public String about() {
        return "main thread of a recorded page, against rrweb alone";
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public void measure(Run run) throws Exception {
        Path file = Files.createTempFile("playhead-recorder-", ".json");
        try {
            List<String> command = new ArrayList<>(List.of("node", "bench/cost.mjs", "--json", file.toString()));
            command.addAll(List.of("--kinds", "rrweb,upload,playhead", "--rounds", run.pick("1", "1", "3")));
            if (run.size() != Size.FULL) {
                command.addAll(List.of("--page", "list"));
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
                if (page.required("kind").asText().equals("playhead")) {
                    report(run, page);
                }
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void report(Run run, JsonNode page) {
        String name = "recorder, page '" + page.required("page").asText() + "': ";
        run.found(Figure.of(
                        name + "main thread", "CPU ms", page.required("taskMs").asDouble())
                .against(
                        page.required("rrwebTaskMs").asDouble(),
                        page.required("ratio").asDouble())
                .ratioAtMost(GOAL));
        run.found(Figure.of(
                        name + "uploaded",
                        "KB a minute",
                        page.required("bytesPerMinute").asDouble() / 1e3)
                .against(page.required("rrwebBytesPerMinute").asDouble() / 1e3)
                .ratioAtMost(GOAL));
    }
}
