package dev.playhead.ingest.intake;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids of attempts to append a chunk, different in every attempt of every instance: 60 random bits of this one, and a count. They aren't secret,
 * and a random id each would cost a read of the system's randomness each. Thread-safe.
 */
final class ChunkIds {
    private static final long VERSION_BITS = 0xf000L;
    private static final long OWN_MEANING = 0x8000L;
    private static final long VARIANT = 1L << 63;
    private static final long COUNT_BITS = (1L << 62) - 1;

    private final long instance;
    private final AtomicLong count;

    ChunkIds() {
        SecureRandom random = new SecureRandom();
        instance = (random.nextLong() & ~VERSION_BITS) | OWN_MEANING;
        count = new AtomicLong(random.nextLong());
    }

    /** The next one, a UUID of version 8 (RFC 9562, 5.8). */
    UUID next() {
        return new UUID(instance, (count.incrementAndGet() & COUNT_BITS) | VARIANT);
    }
}
