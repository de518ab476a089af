package dev.playhead.ingest.append;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Fails what takes too long, up to a tick late. Thousands a second are in time, so a deadline that isn't needed must cost next to nothing: no
 * lock, and nothing held once it is over. Thread-safe.
 */
@ApplicationScoped
public class Deadlines {
    private static final Duration TICK = Duration.ofMillis(50);

    private final HashedWheelTimer timer =
            new HashedWheelTimer(new DefaultThreadFactory("deadlines", true), TICK.toMillis(), TimeUnit.MILLISECONDS);

    /**
     * Fails a future that isn't done by then.
     *
     * @param failure made only when it is needed
     */
    void limit(CompletableFuture<?> future, Duration after, Supplier<? extends Throwable> failure) {
        Timeout timeout = timer.newTimeout(
                _ -> future.completeExceptionally(failure.get()), after.toNanos(), TimeUnit.NANOSECONDS);
        future.whenComplete((_, _) -> timeout.cancel());
    }

    @PreDestroy
    void stop() {
        timer.stop();
    }
}
