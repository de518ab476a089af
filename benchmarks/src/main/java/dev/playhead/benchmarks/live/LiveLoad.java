package dev.playhead.benchmarks.live;

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

/**
 * Recordings that go on for a while.
 *
 * @param every a chunk of each; latencies count from when a chunk was due, so a stall is seen by all that wait behind it
 */
record LiveLoad(int recordings, Duration every, Duration lasts) {
    private static final Duration LATEST = Duration.ofSeconds(30);

    Measurement run(Way way) throws IOException, InterruptedException {
        way.arrivals().countFromNow();
        Duration cpu = way.cpu();
        long begin = System.nanoTime();
        int sent = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < recordings; i++) {
                int recording = i;
                running.add(threads.submit(() -> record(way, recording, begin)));
            }
            for (Future<Integer> one : running) {
                sent += one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(way.name() + " failed", e.getCause());
        }
        long deadline = System.nanoTime() + LATEST.toNanos();
        while (way.arrivals().count() < sent * way.viewers()) {
            if (System.nanoTime() > deadline) {
                throw new IOException(way.name() + ": of " + sent + " chunks for " + way.viewers()
                        + " viewers each only " + way.arrivals().count() + " arrived");
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return new Measurement(way.arrivals().latencies(), 0, took, way.cpu().minus(cpu));
    }

    /** Recordings begin at different times within a period. */
    private int record(Way way, int recording, long begin) throws IOException, InterruptedException {
        long due = begin + every.toNanos() * recording / recordings;
        int sent = 0;
        while (due - begin < lasts.toNanos()) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            way.send(recording, due);
            sent++;
            due += every.toNanos();
        }
        return sent;
    }
}
