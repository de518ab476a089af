package dev.playhead.ingest.answer;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

/**
 * Answers requests of paths that the HTTP server hands over itself, without the framework's resources: failures become problem documents
 * and pages may read answers, as there. Thread-safe.
 */
@ApplicationScoped
public class HttpAnswers {
    private final Refusals refusals;
    private final Cors cors;

    @Inject
    public HttpAnswers(Refusals refusals, Cors cors) {
        this.refusals = refusals;
        this.cors = cors;
    }

    /** Answers as soon as it is known how. */
    public void answer(RoutingContext http, Uni<Response> answer) {
        answer.subscribe()
                .with(
                        known -> readable(http, known),
                        failure -> readable(http, refusals.of(failure, http).toResponse()));
    }

    /** Writes an answer, unless the client is gone. Without cross-origin headers: they are the caller's. */
    public static void write(HttpServerResponse http, Response answer) {
        if (http.ended() || http.closed()) {
            return;
        }
        http.setStatusCode(answer.getStatus());
        answer.getStringHeaders().forEach(http::putHeader);
        switch (answer.getEntity()) {
            case null -> http.end();
            case String text -> http.end(text);
            case Object document -> http.end(Json.encode(document));
        }
    }

    private void readable(RoutingContext http, Response answer) {
        if (!answer.getHeaders().containsKey(Cors.ALLOW_ORIGIN)) {
            cors.allow(http, http.response()::putHeader);
        }
        write(http.response(), answer);
    }
}
