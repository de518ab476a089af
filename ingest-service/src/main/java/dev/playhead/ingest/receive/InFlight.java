package dev.playhead.ingest.receive;

import dev.playhead.ingest.config.IngestConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes of request bodies that are in memory, and their bound. Thread-safe. */
@ApplicationScoped
public class InFlight {
    private final long most;
    private final AtomicLong bytes = new AtomicLong();

    @Inject
    public InFlight(IngestConfig config, MeterRegistry meters) {
        most = config.inFlightBytes().asLongValue();
        Gauge.builder("playhead.ingest.in.flight", bytes, AtomicLong::get)
                .description("Bytes of request bodies in memory, from their first byte until Kafka has them")
                .baseUnit("bytes")
                .register(meters);
    }

    /** A lease of no bytes yet, with one holder, which must release it. */
    public Lease lease() {
        return new Lease(this);
    }

    /** Bytes taken at the moment. */
    public long bytes() {
        return bytes.get();
    }

    boolean take(long count) {
        if (bytes.addAndGet(count) > most) {
            bytes.addAndGet(-count);
            return false;
        }
        return true;
    }

    void giveBack(long count) {
        bytes.addAndGet(-count);
    }
}
