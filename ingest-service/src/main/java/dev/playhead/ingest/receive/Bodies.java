package dev.playhead.ingest.receive;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads bodies. A body counts against the in-flight bound from its first byte; one that is too large is refused before it
 * is buffered, by its {@code Content-Length} if it has one, and what still arrives of it is thrown away.
 */
@ApplicationScoped
public class Bodies {
    /** Long enough for a client to finish sending and read why it was refused; then the connection is closed. */
    private static final long DISCARD_MS = 10_000;

    private final Vertx vertx;
    private final InFlight inFlight;
    private final Draining draining;
    private final IngestConfig config;

    @Inject
    public Bodies(Vertx vertx, InFlight inFlight, Draining draining, IngestConfig config) {
        this.vertx = vertx;
        this.inFlight = inFlight;
        this.draining = draining;
        this.config = config;
    }

    /**
     * Reads the body, then answers on a worker thread (bodies are inflated there). Fails with {@link Refused} where the
     * body is too large, too slow, or memory too full.
     */
    public Uni<Response> answer(RoutingContext http, Function<Received, Uni<Response>> handler) {
        Lease lease = inFlight.lease();
        draining.entered();
        return read(http, lease)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(request -> handler.apply(request))
                .onTermination()
                .invoke(() -> {
                    lease.release();
                    draining.left();
                });
    }

    /** A refusal for want of memory. */
    public Refused overloaded() {
        return inFlight.overloaded();
    }

    private Uni<Received> read(RoutingContext http, Lease lease) {
        HttpServerRequest request = http.request();
        BodyBuffer buffer = new BodyBuffer(config.maxBodyBytes().asLongValue(), declared(request), lease);
        return Uni.createFrom().emitter(emitter -> {
            try {
                if (draining.hasBegun()) {
                    request.response().putHeader("Connection", "close");
                }
                draining.refuseIfBegun();
                buffer.open();
            } catch (Refused refused) {
                discard(request);
                emitter.fail(refused);
                return;
            } catch (BodyBuffer.NoRoom full) {
                discard(request);
                emitter.fail(overloaded());
                return;
            }
            long timer = vertx.setTimer(config.bodyTimeout().toMillis(), _ -> {
                discard(request);
                emitter.fail(new Refused(new Problem(408, "body_timeout", "the body came too slowly", Map.of())));
            });
            request.exceptionHandler(failure -> {
                vertx.cancelTimer(timer);
                emitter.fail(new Refused(Problem.malformed("the body was not sent to its end")));
            });
            request.endHandler(_ -> {
                vertx.cancelTimer(timer);
                emitter.complete(new Received(http, buffer.bytes(), lease, System.currentTimeMillis()));
            });
            request.handler(part -> {
                try {
                    buffer.add(part);
                } catch (Refused refused) {
                    vertx.cancelTimer(timer);
                    discard(request);
                    emitter.fail(refused);
                } catch (BodyBuffer.NoRoom full) {
                    vertx.cancelTimer(timer);
                    discard(request);
                    emitter.fail(overloaded());
                }
            });
            if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
                request.response().writeContinue();
            }
            // The framework hands requests over paused.
            request.resume();
        });
    }

    private void discard(HttpServerRequest request) {
        if (request.isEnded()) {
            return;
        }
        long timer = vertx.setTimer(DISCARD_MS, _ -> request.connection().close());
        request.handler(_ -> {});
        request.exceptionHandler(_ -> vertx.cancelTimer(timer));
        request.endHandler(_ -> vertx.cancelTimer(timer));
        request.resume();
    }

    private static long declared(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            // The HTTP server refuses such a request itself; should it not, the body is counted as it comes.
            return -1;
        }
    }
}
