package dev.playhead.benchmarks.load;

import dev.playhead.benchmarks.ingest.RecordedChunks;
import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Measurement;
import dev.playhead.benchmarks.measure.Medians;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.embedded.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Live recordings in every dialect, against ours: what a raw megabyte costs ingest, at the same pace, turn by turn. {@code
 * playhead.load.live} and {@code playhead.load.dialects} (names of {@link Spoken}, with commas) say how many and which; the first named is
 * what the others are compared with.
 */
public final class DialectsBenchmark implements Benchmark {
    private static final String ALL = "native,rrweb_cloud,rrweb_cloud_socket,dozor,replaya";

    @Override
    public String name() {
        return "dialects";
    }

    @Override
    public String about() {
        return "live recordings in every dialect, against ours";
    }

    @Override
    public void measure(Run run) throws Exception {
        List<List<RecordedChunks.Chunk>> recordings = RecordedChunks.byRecording(run.recordings());
        int live = Integer.getInteger("playhead.load.live", run.pick(10, 50, 100));
        Duration every = Duration.ofMillis(run.pick(200, 500, 1_000));
        Duration lasts = Duration.ofSeconds(run.pick(1, 3, 10));
        Duration warmsUp = Duration.ofSeconds(run.pick(1, 2, 10));
        List<Spoken> dialects = new ArrayList<>();
        for (String name : System.getProperty("playhead.load.dialects", ALL).split(",")) {
            dialects.add(Spoken.valueOf(name.strip().toUpperCase(Locale.ROOT)));
        }
        Map<Spoken, List<Measurement>> all = new EnumMap<>(Spoken.class);
        run.system().startLog();
        ServiceProcess ingest = run.system().service("ingest");
        run.say("%d live recordings, a chunk of each every %d ms", live, every.toMillis());
        for (Spoken dialect : dialects) {
            new LiveRecorders(ingest, dialect, live, every, warmsUp).run(recordings);
        }
        for (int round = 0; round < run.pick(1, 1, 3); round++) {
            for (Spoken dialect : dialects) {
                LiveRecorders.Recorded recorded =
                        new LiveRecorders(ingest, dialect, live, every, lasts).run(recordings);
                all.computeIfAbsent(dialect, one -> new ArrayList<>()).add(recorded.measurement());
                if (recorded.refused() > 0) {
                    run.say("%s: %d chunks refused and sent again", dialect.label(), recorded.refused());
                }
            }
        }
        List<Measurement> ours = all.getOrDefault(dialects.getFirst(), List.of());
        all.forEach((dialect, measured) -> report(run, live, dialect, ours, measured));
    }

    private static void report(Run run, int live, Spoken dialect, List<Measurement> ours, List<Measurement> measured) {
        String what = live + " live recordings, " + dialect.label() + ": ";
        run.found(Medians.compare(
                what + "CPU of ingest", "s per raw GB", ours, measured, Measurement::cpuSecondsPerGigabyte));
        // A socket's chunks are acknowledged together, after a silence or 256 KiB.
        if (dialect != Spoken.RRWEB_CLOUD_SOCKET) {
            run.found(Medians.compare(what + "ack p99", "ms", ours, measured, one -> one.millis(0.99)));
        }
    }
}
