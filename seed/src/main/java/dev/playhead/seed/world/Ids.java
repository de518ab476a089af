package dev.playhead.seed.world;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Ids that follow from a seed. */
final class Ids {
    private static final long VERSION_7 = 0x7000L;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Ids() {}

    /** Sorts by time as the ids do that ingest makes. */
    static UUID uuidV7(long epochMs, RandomGenerator random) {
        return new UUID(epochMs << 16 | VERSION_7 | random.nextLong() & 0xFFF, random.nextLong() >>> 2 | VARIANT);
    }

    static UUID uuid(RandomGenerator random) {
        return new UUID(random.nextLong() & ~0xF000L | VERSION_4, random.nextLong() >>> 2 | VARIANT);
    }

    /** Scatters neighbouring numbers, so that their randoms have nothing in common. */
    static long mix(long a, long b) {
        long z = a * 0x9E3779B97F4A7C15L + b;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
