package dev.playhead.benchmarks.live;

import dev.playhead.benchmarks.measure.Measurement;
import dev.playhead.benchmarks.measure.Report;
import dev.playhead.benchmarks.system.ReplaySystem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * From the POST of a chunk to its arrival at a viewer, 20 recordings with 5 viewers each, against Kafka's own producer and consumer:
 * the same chunks at the same pace through the same broker, turn by turn. Arguments: the repository's root, rounds, seconds of each.
 */
public final class LiveBenchmark {
    private static final String RAW_TOPIC = "benchmark.raw";
    private static final int RECORDINGS = 20;
    private static final int VIEWERS = 5;
    /** As a recorder flushes whom somebody watches. */
    private static final Duration EVERY = Duration.ofMillis(250);

    private LiveBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(arguments.length > 0 ? arguments[0] : ".");
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Duration lasts = Duration.ofSeconds(arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10);
        try (ReplaySystem system = ReplaySystem.start(root)) {
            createRawTopic(system);
            try (Way raw = new RawKafka(system.kafka().bootstrapServers(), RAW_TOPIC, ReplaySystem.PARTITIONS);
                    Way live = new LiveStreams(system, RECORDINGS, VIEWERS)) {
                System.out.println(measured(raw, live, rounds, lasts));
            }
        }
    }

    private static String measured(Way raw, Way live, int rounds, Duration lasts)
            throws IOException, InterruptedException {
        LiveLoad load = new LiveLoad(RECORDINGS, EVERY, lasts);
        load.run(raw);
        load.run(live);
        List<Measurement> baseline = new ArrayList<>();
        List<Measurement> candidate = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            baseline.add(load.run(raw));
            candidate.add(load.run(live));
        }
        Report<Measurement> report = new Report<>(raw.name(), live.name());
        report.add("p50 ms", baseline, candidate, one -> one.millis(0.5));
        report.add("p99 ms", baseline, candidate, one -> one.millis(0.99));
        report.add("max ms", baseline, candidate, one -> one.millis(1));
        report.add("CPU s per second", baseline, candidate, Measurement::cores);
        return RECORDINGS + " recordings, a chunk of each every " + EVERY.toMillis() + " ms; " + VIEWERS
                + " viewers each; " + rounds + " rounds of " + lasts.toSeconds() + " s on "
                + Runtime.getRuntime().availableProcessors() + " cores" + System.lineSeparator()
                + System.lineSeparator() + report.text();
    }

    private static void createRawTopic(ReplaySystem system) throws InterruptedException, ExecutionException {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", system.kafka().bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(RAW_TOPIC, ReplaySystem.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }
}
