package dev.playhead.benchmarks.load;

import dev.playhead.benchmarks.ingest.RecordedChunks.Chunk;
import dev.playhead.benchmarks.measure.Measurement;
import dev.playhead.benchmarks.system.Cpu;
import dev.playhead.embedded.ServiceProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * As many live recordings as asked for, in one dialect: each a real one from its beginning, and from the beginning again when it has ended.
 *
 * @param every how often each sends, as a recorder's flush interval; latencies count from when a chunk was due
 */
record LiveRecorders(ServiceProcess ingest, Spoken dialect, int live, Duration every, Duration lasts) {
    private record Sent(LongStream.Builder latencies, long rawBytes, int refused) {}

    /** @param refused chunks that were sent again */
    record Recorded(Measurement measurement, int refused) {}

    /** Bytes are raw ones; the CPU is ingest's. */
    Recorded run(List<List<Chunk>> recordings) throws IOException, InterruptedException {
        Duration cpu = Cpu.ofWork(ingest);
        long begin = System.nanoTime();
        List<Sent> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Sent>> recorders = new ArrayList<>();
            for (int i = 0; i < live; i++) {
                int number = i;
                recorders.add(() -> record(number, recordings.get(number % recordings.size()), begin));
            }
            for (Future<Sent> one : threads.invokeAll(recorders)) {
                all.add(one.get());
            }
        } catch (ExecutionException e) {
            throw new IOException(dialect.label() + " failed", e.getCause());
        }
        Measurement measurement = new Measurement(
                all.stream().flatMapToLong(one -> one.latencies().build()).toArray(),
                all.stream().mapToLong(Sent::rawBytes).sum(),
                Duration.ofNanos(System.nanoTime() - begin),
                Cpu.ofWork(ingest).minus(cpu));
        return new Recorded(measurement, all.stream().mapToInt(Sent::refused).sum());
    }

    /** Recordings begin at different times within a period. */
    private Sent record(int number, List<Chunk> chunks, long begin) throws IOException {
        LongStream.Builder latencies = LongStream.builder();
        long rawBytes = 0;
        int refused = 0;
        long due = begin + every.toNanos() * number / live;
        int at = 0;
        while (due - begin < lasts.toNanos()) {
            try (Recorder recorder = dialect.open(ingest.url())) {
                do {
                    byte[] body = recorder.body(chunks.get(at));
                    while (System.nanoTime() < due) {
                        LockSupport.parkNanos(due - System.nanoTime());
                    }
                    recorder.send(body);
                    latencies.add(System.nanoTime() - due);
                    rawBytes += chunks.get(at).lines().length;
                    due += every.toNanos();
                    at = (at + 1) % chunks.size();
                } while (at > 0 && due - begin < lasts.toNanos());
                refused += recorder.refused();
            }
        }
        return new Sent(latencies, rawBytes, refused);
    }
}
