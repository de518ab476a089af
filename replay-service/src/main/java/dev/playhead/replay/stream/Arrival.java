package dev.playhead.replay.stream;

import io.vertx.ext.web.RoutingContext;

/**
 * A request for a stream.
 *
 * @param atNanos {@link System#nanoTime()} when its handling began
 */
record Arrival(RoutingContext exchange, long atNanos) {
    static Arrival now(RoutingContext exchange) {
        return new Arrival(exchange, System.nanoTime());
    }
}
