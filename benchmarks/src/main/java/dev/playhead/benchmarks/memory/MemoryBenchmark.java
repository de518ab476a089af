package dev.playhead.benchmarks.memory;

import dev.playhead.benchmarks.ingest.RecordedChunks;
import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Plot;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.system.PlayheadSystem;
import dev.playhead.embedded.ServiceProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Live objects of each service while ever more recordings are live, each with a connection of its own; what the last steps added, by
 * recording. Of the indexer the DOM index is left out: it has a budget of its own, which is nearly nothing here, and {@code fold} says what it would
 * take.
 */
public final class MemoryBenchmark implements Benchmark {
    private static final double KIB = 1024;
    private static final double MIB = 1024 * 1024;
    private static final List<String> SERVICES = List.of("ingest", "indexer", "query", "replay");
    /** Leases outlast the benchmark: who is live stays live. */
    private static final Map<String, String> LASTING = Map.of(
            "PLAYHEAD_INDEXER_LEASE", "30m",
            "PLAYHEAD_INDEXER_FLUSH_AGE", "2s",
            "PLAYHEAD_INDEXER_DOM_NODES", "20000");

    private final Map<String, List<Plot.Point>> heaps = new LinkedHashMap<>();
    private final Map<String, List<Plot.Point>> residents = new LinkedHashMap<>();

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String about() {
        return "live objects of each service at 100, 1,000 and 5,000 live recordings";
    }

    @Override
    public Needs needs() {
        return Needs.SYSTEM;
    }

    @Override
    public void measure(Run run) throws Exception {
        List<RecordedChunks.Chunk> beginnings = RecordedChunks.beginnings(run.recordings());
        List<Integer> steps = run.pick(List.of(10, 40), List.of(50, 250), List.of(100, 1_000, 5_000));
        PlayheadSystem system = run.system();
        system.startAll();
        // What others have left in its caches would go meanwhile, and hide what comes.
        system.end(SERVICES.toArray(String[]::new));
        List<ServiceProcess> services = system.sideBySide(
                Map.of("ingest", Map.of(), "indexer", LASTING, "query", Map.of(), "replay", Map.of()));
        try (LivePeople people = new LivePeople(system, beginnings)) {
            for (int live : steps) {
                people.reach(live);
                for (ServiceProcess service : services) {
                    note(heaps, service.name(), live, LiveHeap.of(service) / MIB);
                    note(residents, service.name(), live, LiveHeap.resident(service) / MIB);
                }
                run.say("%d live: live objects in MiB %s", live, last(heaps));
            }
        }
        // Nobody else wants its leases.
        system.end("indexer");
        heaps.forEach((service, points) -> report(run, service, points));
        run.plot(new Plot("live objects by live recordings", "live recordings", "MiB", lines(heaps)));
        run.plot(new Plot("resident memory by live recordings", "live recordings", "MiB", lines(residents)));
    }

    private static void note(Map<String, List<Plot.Point>> into, String service, int live, double mebibytes) {
        into.computeIfAbsent(service, name -> new ArrayList<>()).add(new Plot.Point(live, mebibytes));
    }

    private static void report(Run run, String service, List<Plot.Point> points) {
        Plot.Point first = points.getFirst();
        Plot.Point last = points.getLast();
        double each = (last.y() - first.y()) * KIB / (last.x() - first.x());
        run.found(Figure.of(
                        "memory, " + service + ": a live recording, from " + (int) first.x() + " to " + (int) last.x(),
                        "KiB",
                        each)
                .atMost(100));
    }

    private static String last(Map<String, List<Plot.Point>> points) {
        StringBuilder text = new StringBuilder();
        points.forEach((service, all) -> text.append(service)
                .append(' ')
                .append(Math.round(all.getLast().y()))
                .append("  "));
        return text.toString().strip();
    }

    private static List<Plot.Line> lines(Map<String, List<Plot.Point>> points) {
        return points.entrySet().stream()
                .map(one -> new Plot.Line(one.getKey(), one.getValue()))
                .toList();
    }
}
