package dev.playhead.replay.stored;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;

/** Measures how object storage answers. Thread-safe. */
@ApplicationScoped
public class StoredReads {
    /** What became of a read. */
    public enum Outcome {
        READ,
        MISSING,
        BROKEN,
        UNAVAILABLE;

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final MeterRegistry metrics;
    private final Counter bytes;

    public StoredReads(MeterRegistry metrics) {
        this.metrics = metrics;
        this.bytes = Counter.builder("playhead.replay.stored.read")
                .description("Bytes of stored blocks that object storage has given")
                .baseUnit("bytes")
                .register(metrics);
    }

    void got(int length) {
        bytes.increment(length);
    }

    /** @param tookNanos from asking the store to having the answer */
    void ended(Outcome outcome, long tookNanos) {
        Timer.builder("playhead.replay.stored.reads")
                .description(
                        "Reads of stored blocks from object storage; missing = replaced since the index was read, or lost")
                .tag("outcome", outcome.tag())
                .serviceLevelObjectives(
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(5))
                .register(metrics)
                .record(Duration.ofNanos(tookNanos));
    }
}
