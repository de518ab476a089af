package dev.playhead.benchmarks.query;

import java.util.ArrayList;
import java.util.List;

/**
 * How long a question took.
 *
 * @param millis of each time that it was asked; grows
 * @param cpuMillis ClickHouse's CPU time of each; unlike the time that passes, hardly anybody else's work shows in it
 */
record Timed(Question question, List<Double> millis, List<Double> cpuMillis) {
    Timed(Question question) {
        this(question, new ArrayList<>(), new ArrayList<>());
    }

    /** Of one asking, on average. */
    double cpu() {
        return cpuMillis.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    /** @param share 0 to 1 */
    double share(double share) {
        return share(millis, share);
    }

    static double share(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))));
    }
}
