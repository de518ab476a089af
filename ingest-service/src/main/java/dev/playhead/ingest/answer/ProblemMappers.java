package dev.playhead.ingest.answer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into a problem document, and counts refusals by reason. */
public final class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @Inject
    MeterRegistry meters;

    @ServerExceptionMapper
    public Response refused(Refused refused) {
        return answer(refused.problem());
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        Response.Status known = Response.Status.fromStatusCode(status);
        String reason = known == null ? "http_" + status : known.name().toLowerCase(Locale.ROOT);
        return answer(new Problem(status, reason, "this path does not take such a request", Map.of()));
    }

    @ServerExceptionMapper
    public Response unexpected(Exception failure) {
        LOG.error("request failed", failure);
        return answer(new Problem(500, "internal", "the request failed on our side", Map.of()));
    }

    private Response answer(Problem problem) {
        Counter.builder("playhead.ingest.rejected")
                .description("Requests that were answered with an error, by reason")
                .tag("reason", problem.reason())
                .register(meters)
                .increment();
        return problem.toResponse();
    }
}
