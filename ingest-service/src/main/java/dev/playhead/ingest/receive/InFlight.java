package dev.playhead.ingest.receive;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** The bytes in memory of request bodies and of what sockets sent, and their bound. Thread-safe. */
@ApplicationScoped
public class InFlight {
    private final long most;
    private final Duration retryAfter;
    private final AtomicLong bytes = new AtomicLong();

    @Inject
    public InFlight(IngestConfig config, MeterRegistry meters) {
        most = config.inFlightBytes().asLongValue();
        retryAfter = config.retryAfter();
        Gauge.builder("playhead.ingest.in.flight", bytes, AtomicLong::get)
                .description(
                        "Bytes in memory of request bodies and of what sockets sent, from the first byte until Kafka has it")
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

    /** A refusal for want of memory. */
    public Refused overloaded() {
        return new Refused(Problem.unavailable("overloaded", "too many bytes are in flight", retryAfter));
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
