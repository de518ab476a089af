package dev.playhead.benchmarks.measure;

import java.time.Duration;
import java.util.Arrays;

/**
 * What one run of one writer gave.
 *
 * @param latencies of each chunk, nanoseconds from when it was due until the log had it
 * @param bytes written, compressed
 * @param cpu of the process that writes to Kafka
 */
public record Measurement(long[] latencies, long bytes, Duration took, Duration cpu) {
    public Measurement {
        latencies = latencies.clone();
        Arrays.sort(latencies);
    }

    /** @param share 0 to 1 */
    public double millis(double share) {
        return latencies[(int) Math.min(latencies.length - 1, Math.round(share * latencies.length))] / 1e6;
    }

    public double megabytesPerSecond() {
        return bytes / 1e6 / (took.toNanos() / 1e9);
    }

    public double cpuSecondsPerGigabyte() {
        return cpu.toNanos() / 1e9 / (bytes / 1e9);
    }

    /** How many cores the process kept busy. */
    public double cores() {
        return (double) cpu.toNanos() / took.toNanos();
    }
}
