package dev.playhead.indexer.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** What retention does and how late it is. Thread-safe. */
@Startup
@ApplicationScoped
class RetentionMetrics {

    private final Counter expired;
    private final Counter rowsGone;
    private final Counter forgotten;
    private final AtomicLong lateMs = new AtomicLong();

    RetentionMetrics(MeterRegistry registry) {
        expired = Counter.builder("playhead.indexer.expired")
                .description("Recordings that this indexer let expire")
                .register(registry);
        rowsGone = Counter.builder("playhead.indexer.expired.rows.gone")
                .description("Expired recordings whose rows were deleted from ClickHouse")
                .register(registry);
        forgotten = Counter.builder("playhead.indexer.expired.forgotten")
                .description("Expired recordings that the catalog has forgotten")
                .register(registry);
        Gauge.builder("playhead.indexer.expiry.late", lateMs, late -> late.get() / 1000.0)
                .description("For how long the recording that waits longest should have expired")
                .baseUnit("seconds")
                .register(registry);
    }

    void expired() {
        expired.increment();
    }

    void rowsGone(int recordings) {
        rowsGone.increment(recordings);
    }

    void forgotten(int recordings) {
        forgotten.increment(recordings);
    }

    /** @param ms for how long the first recording has been due; 0 where none is */
    void late(long ms) {
        lateMs.set(Math.max(0, ms));
    }
}
