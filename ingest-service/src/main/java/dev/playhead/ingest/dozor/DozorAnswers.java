package dev.playhead.ingest.dozor;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refusals;
import dev.playhead.ingest.config.IngestConfig;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Refusals as the SDK expects them: {@code {"error":"…"}}. */
@ApplicationScoped
public class DozorAnswers {
    private static final String HEADERS = "Content-Type, Content-Encoding, X-Dozor-Public-Key";

    private final Refusals refusals;
    private final IngestConfig config;

    @Inject
    public DozorAnswers(Refusals refusals, IngestConfig config) {
        this.refusals = refusals;
        this.config = config;
    }

    Response preflight() {
        return Response.noContent()
                .header("Access-Control-Allow-Methods", "POST, OPTIONS")
                .header("Access-Control-Allow-Headers", HEADERS)
                .build();
    }

    Response refusal(Throwable failure, RoutingContext http) {
        Problem problem = refusals.of(failure, http);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", problem.detail());
        body.put("reason", problem.reason());
        body.putAll(problem.members());
        int status = retried(problem.status());
        Response.ResponseBuilder answer =
                Response.status(status).type(MediaType.APPLICATION_JSON).entity(body);
        if (status == Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
            Object wait = problem.members()
                    .getOrDefault("retryAfter", Math.max(1, config.retryAfter().toSeconds()));
            answer.header(HttpHeaders.RETRY_AFTER, wait);
        }
        return answer.build();
    }

    /** The SDK drops every 4xx; a request that came too slowly or too often is worth another try. */
    private static int retried(int status) {
        return status == 408 || status == 429 ? 503 : status;
    }
}
