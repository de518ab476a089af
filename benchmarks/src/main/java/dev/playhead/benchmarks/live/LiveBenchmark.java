package dev.playhead.benchmarks.live;

import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Measurement;
import dev.playhead.benchmarks.measure.Medians;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.system.Log;
import dev.playhead.benchmarks.system.PlayheadSystem;
import dev.playhead.embedded.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * From the POST of a chunk to its arrival at a viewer, 20 recordings with 5 viewers each, against Kafka's own producer and consumer:
 * the same chunks at the same pace through the same broker, turn by turn.
 */
public final class LiveBenchmark implements Benchmark {
    private static final int RECORDINGS = 20;
    private static final int VIEWERS = 5;
    /** As a recorder flushes whom somebody watches. */
    private static final Duration EVERY = Duration.ofMillis(250);

    @Override
    public String name() {
        return "live";
    }

    @Override
    public String about() {
        return "from the POST of a chunk to a viewer, against Kafka's own producer and consumer";
    }

    @Override
    public void measure(Run run) throws Exception {
        int rounds = run.pick(1, 1, 5);
        Duration lasts = Duration.ofSeconds(run.pick(1, 2, 10));
        PlayheadSystem system = run.system();
        system.startStores();
        ServiceProcess ingest = system.service("ingest");
        ServiceProcess replay = system.service("replay");
        run.say(
                "%d recordings, a chunk of each every %d ms, %d viewers each; %d rounds of %d s",
                RECORDINGS, EVERY.toMillis(), VIEWERS, rounds, lasts.toSeconds());
        try (Way raw = new RawKafka(system.kafka().bootstrapServers(), Log.RAW_TOPIC, PlayheadSystem.PARTITIONS);
                Way live = new LiveStreams(ingest.url(), replay, RECORDINGS, VIEWERS)) {
            measure(run, raw, live, rounds, new LiveLoad(RECORDINGS, EVERY, lasts));
        }
    }

    private static void measure(Run run, Way raw, Way live, int rounds, LiveLoad load)
            throws IOException, InterruptedException {
        load.run(raw);
        load.run(live);
        List<Measurement> baseline = new ArrayList<>();
        List<Measurement> candidate = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            baseline.add(load.run(raw));
            candidate.add(load.run(live));
        }
        run.found(Medians.compare("live tail: POST to SSE p50", "ms", baseline, candidate, one -> one.millis(0.5))
                .atMost(50));
        run.found(Medians.compare("live tail: POST to SSE p99", "ms", baseline, candidate, one -> one.millis(0.99))
                .atMost(250));
        run.found(Figure.of(
                "live tail: CPU of replay with 100 viewers", "cores", Medians.of(candidate, Measurement::cores)));
        run.plot(Measurement.percentiles(
                "live tail: latency by percentile", raw.name(), baseline, live.name(), candidate));
    }
}
