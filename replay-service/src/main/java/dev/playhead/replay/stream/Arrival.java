package dev.playhead.replay.stream;

import dev.playhead.storage.access.Caller;
import io.vertx.ext.web.RoutingContext;

/**
 * A request for a stream.
 *
 * @param atNanos {@link System#nanoTime()} when its handling began
 * @param caller whose it is; nobody's until that is known
 */
public record Arrival(RoutingContext exchange, long atNanos, Caller caller) {
    public static Arrival now(RoutingContext exchange) {
        return new Arrival(exchange, System.nanoTime(), new Caller.Nobody());
    }

    /** The same, once it is known whose it is. */
    public Arrival by(Admitted admitted) {
        return new Arrival(exchange, atNanos, admitted.caller());
    }
}
