package dev.playhead.seed.world;

import java.util.random.RandomGenerator;

/** How long a recording takes and how heavy it is: durations are log-normal, as real ones are. */
record Pace(long durationMs, long activeMs) {
    private static final double MEDIAN_MS = 75_000;
    private static final double SPREAD = 1.15;
    private static final long SHORTEST_MS = 2_000;
    private static final long LONGEST_MS = 3 * 3_600_000L;
    private static final long CHUNK_MS = 2_000;

    static Pace of(RandomGenerator random) {
        long duration = (long) (MEDIAN_MS * Math.exp(random.nextGaussian() * SPREAD));
        long bounded = Math.clamp(duration, SHORTEST_MS, LONGEST_MS);
        return new Pace(bounded, (long) (bounded * random.nextDouble(0.3, 0.95)));
    }

    SeededRecording.Volume volume(int facts, RandomGenerator random) {
        long events = facts * random.nextLong(6, 30) + activeMs / 120;
        long rawBytes = 180_000 + events * random.nextLong(150, 420);
        return new SeededRecording.Volume(events, 1 + activeMs / CHUNK_MS, rawBytes, rawBytes / random.nextLong(8, 14));
    }
}
