package dev.playhead.benchmarks.ingest;

import dev.playhead.benchmarks.measure.Benchmark;
import dev.playhead.benchmarks.measure.Measurement;
import dev.playhead.benchmarks.measure.Medians;
import dev.playhead.benchmarks.measure.Run;
import dev.playhead.benchmarks.system.Cpu;
import dev.playhead.benchmarks.system.PlayheadSystem;
import dev.playhead.embedded.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What ingest costs between a recorder and the log, against Kafka's own producer and one inflation of each body: the same chunks of real
 * recordings, the same broker, turn by turn, because what else a machine does changes within minutes.
 */
public final class IngestBenchmark implements Benchmark {
    private static final double GOAL = 0.6;
    private static final int LANES = 32;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String about() {
        return "chunks into the log over HTTP and WebSocket, against Kafka's own producer and one inflation; clients and Kafka share the cores";
    }

    @Override
    public void measure(Run run) throws Exception {
        List<RecordedChunks.Chunk> chunks = RecordedChunks.byRecording(run.recordings()).stream()
                .flatMap(List::stream)
                .toList();
        PlayheadSystem system = run.system();
        system.startLog();
        ServiceProcess ingest = system.service("ingest");
        // Who reads the log would share the cores.
        system.end("indexer", "query", "replay");
        String kafka = system.kafka().bootstrapServers();
        binary(
                run,
                ingest,
                kafka,
                chunks.stream().map(RecordedChunks.Chunk::gzip).toList());
        socket(
                run,
                ingest,
                kafka,
                chunks.stream().map(RecordedChunks.Chunk::lines).toList());
    }

    private static void binary(Run run, ServiceProcess ingest, String kafka, List<byte[]> chunks)
            throws IOException, InterruptedException {
        Load full = new Load(LANES, Duration.ZERO, Duration.ofMillis(run.pick(500, 1_500, 6_000)));
        Load warmUp = new Load(LANES, Duration.ZERO, Duration.ofMillis(run.pick(1_000, 3_000, 40_000)));
        Load warmUpOfLeast = new Load(LANES, Duration.ZERO, Duration.ofMillis(run.pick(500, 1_000, 10_000)));
        List<Measurement> least = new ArrayList<>();
        List<Measurement> all = new ArrayList<>();
        try (Writer inflating = RawProducer.inflating(kafka);
                Writer plain = RawProducer.plain(kafka);
                Writer requests = new IngestRequests(ingest, PlayheadSystem.WEBSITE.value())) {
            warmUp.run(requests, chunks);
            warmUpOfLeast.run(inflating, chunks);
            Duration work = Cpu.ofWork(ingest);
            Duration whole = Cpu.of(ingest);
            for (int round = 0; round < run.pick(1, 2, 5); round++) {
                least.add(full.run(inflating, chunks));
                all.add(full.run(requests, chunks));
            }
            double took = Cpu.of(ingest).minus(whole).toNanos();
            run.say(
                    "ingest's compilers took %.0f %% of its CPU time meanwhile, which isn't counted",
                    100 * (1 - Cpu.ofWork(ingest).minus(work).toNanos() / took));
            full(run, "ingest, binary chunks", "compressed", least, all);
            halfLoad(run, plain, requests, chunks, Medians.of(all, Measurement::chunksPerSecond));
        }
    }

    private static void full(
            Run run, String what, String measure, List<Measurement> baseline, List<Measurement> candidate) {
        run.found(Medians.compare(
                        what + ": per core",
                        "MB " + measure + " per CPU s",
                        baseline,
                        candidate,
                        Measurement::megabytesPerCpuSecond)
                .ratioAtLeast(GOAL));
        run.found(Medians.compare(
                what + ": CPU", "s per GB " + measure, baseline, candidate, Measurement::cpuSecondsPerGigabyte));
        run.found(Medians.compare(
                        what + ": throughput", "MB/s " + measure, baseline, candidate, Measurement::megabytesPerSecond)
                .ratioAtLeast(GOAL));
    }

    /** Half of what ingest has just taken, at a steady pace; the producer is asked for no more. */
    private static void halfLoad(Run run, Writer plain, Writer requests, List<byte[]> chunks, double chunksPerSecond)
            throws IOException, InterruptedException {
        Duration every = Duration.ofNanos((long) (LANES * 2e9 / chunksPerSecond));
        Load half = new Load(LANES, every, Duration.ofMillis(run.pick(500, 1_000, 8_000)));
        List<Measurement> raw = new ArrayList<>();
        List<Measurement> acks = new ArrayList<>();
        for (int round = 0; round < run.pick(1, 2, 5); round++) {
            raw.add(half.run(plain, chunks));
            acks.add(half.run(requests, chunks));
        }
        run.found(Medians.compare("ingest, half load: ack p50", "ms", raw, acks, one -> one.millis(0.5))
                .ratioAtMost(2));
        run.found(Medians.compare("ingest, half load: ack p99", "ms", raw, acks, one -> one.millis(0.99))
                .ratioAtMost(2));
        run.plot(Measurement.percentiles(
                "ingest: ack at half load by percentile", plain.name(), raw, requests.name(), acks));
    }

    /** Raw megabytes: an event a text frame, as rrweb Cloud's client sends; the producer compresses the same bytes as ingest does. */
    private static void socket(Run run, ServiceProcess ingest, String kafka, List<byte[]> lines)
            throws IOException, InterruptedException {
        Load full = new Load(LANES, Duration.ZERO, Duration.ofMillis(run.pick(500, 1_000, 6_000)));
        int sockets = run.pick(2, 16, 16);
        SocketLoad load = new SocketLoad(ingest, sockets, full.lasts(), lines);
        new SocketLoad(ingest, sockets, Duration.ofSeconds(run.pick(1, 2, 20)), lines).run();
        List<Measurement> least = new ArrayList<>();
        List<Measurement> all = new ArrayList<>();
        try (Writer compressing = RawProducer.compressing(kafka)) {
            full.run(compressing, lines);
            for (int round = 0; round < run.pick(1, 2, 5); round++) {
                least.add(full.run(compressing, lines));
                all.add(load.run());
            }
        }
        full(run, "ingest, WebSocket", "raw", least, all);
    }
}
