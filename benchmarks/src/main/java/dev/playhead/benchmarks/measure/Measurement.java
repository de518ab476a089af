package dev.playhead.benchmarks.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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

    /** Latency over percentiles, the medians of the rounds, of a baseline and of what is compared with it. */
    public static Plot percentiles(
            String title,
            String baseline,
            List<Measurement> ofBaseline,
            String candidate,
            List<Measurement> ofCandidate) {
        return new Plot(
                title,
                "percentile",
                "ms",
                List.of(
                        new Plot.Line(baseline, percentiles(ofBaseline)),
                        new Plot.Line(candidate, percentiles(ofCandidate))));
    }

    private static List<Plot.Point> percentiles(List<Measurement> rounds) {
        return IntStream.iterate(5, percent -> percent < 100, percent -> percent < 95 ? percent + 5 : percent + 1)
                .mapToObj(percent -> new Plot.Point(percent, Medians.of(rounds, one -> one.millis(percent / 100.0))))
                .toList();
    }

    public double chunksPerSecond() {
        return latencies.length / (took.toNanos() / 1e9);
    }

    public double megabytesPerSecond() {
        return bytes / 1e6 / (took.toNanos() / 1e9);
    }

    public double megabytesPerCpuSecond() {
        return bytes / 1e6 / (cpu.toNanos() / 1e9);
    }

    public double cpuSecondsPerGigabyte() {
        return cpu.toNanos() / 1e9 / (bytes / 1e9);
    }

    /** How many cores the process kept busy. */
    public double cores() {
        return (double) cpu.toNanos() / took.toNanos();
    }
}
