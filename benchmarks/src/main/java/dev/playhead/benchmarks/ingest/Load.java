package dev.playhead.benchmarks.ingest;

import dev.playhead.benchmarks.measure.Measurement;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Lanes that write side by side for a while.
 *
 * @param lanes how many
 * @param every how often each writes; zero = as soon as the chunk before is in the log
 * @param lasts how long
 */
record Load(int lanes, Duration every, Duration lasts) {
    private record Written(LongStream.Builder latencies, long bytes) {}

    Measurement run(Writer writer, List<byte[]> chunks) throws IOException, InterruptedException {
        List<Writer.Lane> open = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            open.add(writer.lane(i));
        }
        Duration cpuBefore = writer.cpu();
        long begin = System.nanoTime();
        List<Written> written = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Written>> running = new ArrayList<>();
            for (int i = 0; i < lanes; i++) {
                int lane = i;
                running.add(threads.submit(() -> drive(open.get(lane), lane, begin, chunks)));
            }
            for (Future<Written> one : running) {
                written.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new IOException(writer.name() + " failed", e.getCause());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        Duration cpu = writer.cpu().minus(cpuBefore);
        for (Writer.Lane lane : open) {
            lane.close();
        }
        long[] latencies =
                written.stream().flatMapToLong(one -> one.latencies().build()).toArray();
        return new Measurement(
                latencies, written.stream().mapToLong(Written::bytes).sum(), took, cpu);
    }

    /** Lanes begin at different chunks, and at different times within a period. */
    private Written drive(Writer.Lane lane, int number, long begin, List<byte[]> chunks)
            throws IOException, InterruptedException {
        LongStream.Builder latencies = LongStream.builder();
        long bytes = 0;
        long due = begin + every.toNanos() * number / lanes;
        long end = begin + lasts.toNanos();
        for (int at = number * chunks.size() / lanes; ; at++) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            if (System.nanoTime() >= end) {
                return new Written(latencies, bytes);
            }
            byte[] chunk = chunks.get(at % chunks.size());
            lane.write(chunk);
            long done = System.nanoTime();
            latencies.add(done - due);
            bytes += chunk.length;
            due = every.isZero() ? done : due + every.toNanos();
        }
    }
}
