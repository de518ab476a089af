package dev.playhead.benchmarks.ingest;

import dev.playhead.benchmarks.measure.Measurement;
import dev.playhead.benchmarks.system.Cpu;
import dev.playhead.embedded.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sockets as rrweb Cloud's client opens them, each writing as fast as ingest reads, until it has acknowledged the last event. */
final class SocketLoad {
    private final ServiceProcess ingest;
    private final int lanes;
    private final Duration lasts;
    private final List<byte[]> framed;
    private final long[] rawBytes;

    /** @param lines JSON lines of chunks */
    SocketLoad(ServiceProcess ingest, int lanes, Duration lasts, List<byte[]> lines) {
        this.ingest = ingest;
        this.lanes = lanes;
        this.lasts = lasts;
        this.framed = lines.stream().map(TextFrames::of).toList();
        this.rawBytes = lines.stream().mapToLong(chunk -> chunk.length).toArray();
    }

    Measurement run() throws IOException, InterruptedException {
        Duration cpu = Cpu.ofWork(ingest);
        long begin = System.nanoTime();
        long bytes = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < lanes; i++) {
                int lane = i;
                running.add(threads.submit(() -> drive(lane, begin + lasts.toNanos())));
            }
            for (Future<Long> one : running) {
                bytes += one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a socket failed", e.getCause());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new Measurement(
                new long[] {took.toNanos()}, bytes, took, Cpu.ofWork(ingest).minus(cpu));
    }

    /** Raw bytes that were acknowledged. */
    private long drive(int lane, long end) throws IOException, InterruptedException {
        long bytes = 0;
        try (CloudSocket socket = CloudSocket.open(ingest.url())) {
            for (int at = lane * framed.size() / lanes; System.nanoTime() < end; at++) {
                socket.write(framed.get(at % framed.size()));
                bytes += rawBytes[at % framed.size()];
            }
            socket.finish();
        }
        return bytes;
    }
}
