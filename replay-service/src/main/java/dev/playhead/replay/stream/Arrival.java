package dev.playhead.replay.stream;

import io.vertx.ext.web.RoutingContext;

/**
 * A request for a stream.
 *
 * @param atNanos {@link System#nanoTime()} when its handling began
 */
public record Arrival(RoutingContext exchange, long atNanos) {
    public static Arrival now(RoutingContext exchange) {
        return new Arrival(exchange, System.nanoTime());
    }
}
