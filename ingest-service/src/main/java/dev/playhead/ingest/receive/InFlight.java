package dev.playhead.ingest.receive;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.config.RrwebCloudConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The bytes in memory of request bodies and of what sockets sent, and their bound. Thread-safe. */
@ApplicationScoped
public class InFlight {
    /** Bytes taken and their limit; what a share of sockets takes counts in the whole as well. */
    private record Share(
            AtomicLong taken, long most, @Nullable Share whole) implements Lease.Memory {
        @Override
        public boolean take(long count) {
            if (taken.addAndGet(count) > most || (whole != null && !whole.take(count))) {
                taken.addAndGet(-count);
                return false;
            }
            return true;
        }

        @Override
        public void giveBack(long count) {
            taken.addAndGet(-count);
            if (whole != null) {
                whole.giveBack(count);
            }
        }
    }

    private final Share whole;
    private final Share sockets;
    private final Reserve none = new Reserve(0);
    private final Reserve reserve;
    private final Duration retryAfter;

    @Inject
    public InFlight(IngestConfig config, RrwebCloudConfig ofSockets, MeterRegistry meters) {
        whole = new Share(new AtomicLong(), config.inFlightBytes().asLongValue(), null);
        sockets = new Share(new AtomicLong(), config.inFlightSocketBytes().asLongValue(), whole);
        // The largest event as it grows by doubling, and a batch before it.
        reserve = new Reserve(2 * ofSockets.maxEventBytes().asLongValue()
                + ofSockets.flushBytes().asLongValue());
        retryAfter = config.retryAfter();
        Gauge.builder("playhead.ingest.in.flight", this, InFlight::bytes)
                .description(
                        "Bytes in memory of request bodies and of what sockets sent, from the first byte until Kafka has it")
                .baseUnit("bytes")
                .register(meters);
    }

    /** A request's lease of no bytes yet, with one holder, which must release it. */
    public Lease lease() {
        return new Lease(whole, none);
    }

    /** The same of a socket, out of what sockets may hold. */
    public Lease socketLease() {
        return new Lease(sockets, reserve);
    }

    /** Bytes taken at the moment. */
    public long bytes() {
        return whole.taken().get() + reserve.bytes();
    }

    /** A refusal for want of memory. */
    public Refused overloaded() {
        return new Refused(Problem.unavailable("overloaded", "too many bytes are in flight", retryAfter));
    }
}
