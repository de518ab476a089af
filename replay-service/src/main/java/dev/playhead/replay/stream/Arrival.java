package dev.playhead.replay.stream;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * A request for a stream.
 *
 * @param atNanos {@link System#nanoTime()} when its handling began
 * @param admitted who it is, and to what; empty until that is known
 */
public record Arrival(RoutingContext exchange, long atNanos, Optional<Admitted> admitted) {
    public static Arrival now(RoutingContext exchange) {
        return new Arrival(exchange, System.nanoTime(), Optional.empty());
    }

    /** The same, once it is known whose it is. */
    public Arrival by(Admitted who) {
        return new Arrival(exchange, atNanos, Optional.of(who));
    }
}
