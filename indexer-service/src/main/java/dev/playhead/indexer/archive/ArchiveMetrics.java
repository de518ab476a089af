package dev.playhead.indexer.archive;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** What archiving does and how late it is. Thread-safe. */
@Startup
@ApplicationScoped
class ArchiveMetrics {

    /** Why a recording was not archived this time. */
    enum Cause {
        /** The catalog changed under it; tried again at once. */
        MOVED_ON,
        /** Something stored can't be read back, or is missing. */
        DAMAGED,
        OBJECT_STORAGE,
        OTHER;

        private String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Timer archived;
    private final Counter bytesIn;
    private final Counter bytesOut;
    private final Map<Cause, Counter> failures = new EnumMap<>(Cause.class);
    private final AtomicLong lateMs = new AtomicLong();

    ArchiveMetrics(MeterRegistry registry) {
        archived = Timer.builder("playhead.indexer.archived")
                .description("Recordings archived, and how long each took, pauses included")
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10))
                .register(registry);
        bytesIn = bytes(registry, "in", "Stored bytes of what was archived, before");
        bytesOut = bytes(registry, "out", "Bytes of the archives that replaced them");
        for (Cause cause : Cause.values()) {
            failures.put(
                    cause,
                    Counter.builder("playhead.indexer.archive.failures")
                            .description("Recordings that were not archived this time, by cause; each is tried again")
                            .tag("cause", cause.tag())
                            .register(registry));
        }
        Gauge.builder("playhead.indexer.archive.late", lateMs, late -> late.get() / 1000.0)
                .description("For how long the recording that waits longest has been due")
                .baseUnit("seconds")
                .register(registry);
    }

    private static Counter bytes(MeterRegistry registry, String direction, String description) {
        return Counter.builder("playhead.indexer.archive." + direction)
                .description(description)
                .baseUnit("bytes")
                .register(registry);
    }

    void archived(long in, long out, long tookNanos) {
        archived.record(Duration.ofNanos(tookNanos));
        bytesIn.increment(in);
        bytesOut.increment(out);
    }

    void failed(Cause cause) {
        Objects.requireNonNull(failures.get(cause)).increment();
    }

    /** @param ms how long ago the first recording was due; 0 where none is */
    void late(long ms) {
        lateMs.set(Math.max(0, ms));
    }
}
