package dev.playhead.ingest.answer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/** What a failed request is answered with, counted by reason; each dialect gives it its own shape. */
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final MeterRegistry meters;

    @Inject
    public Refusals(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The problem that a failure is; one that we didn't expect is logged here, and only here. */
    public Problem of(Throwable failure) {
        Problem problem =
                switch (failure) {
                    case Refused refused -> refused.problem();
                    case WebApplicationException http -> http(http);
                    default -> unexpected(failure);
                };
        Counter.builder("playhead.ingest.rejected")
                .description("Requests that were answered with an error, by reason")
                .tag("reason", problem.reason())
                .register(meters)
                .increment();
        return problem;
    }

    private static Problem http(WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        Response.Status known = Response.Status.fromStatusCode(status);
        String reason = known == null ? "http_" + status : known.name().toLowerCase(Locale.ROOT);
        return new Problem(status, reason, "this path does not take such a request", Map.of());
    }

    private static Problem unexpected(Throwable failure) {
        LOG.error("request failed", failure);
        return new Problem(500, "internal", "the request failed on our side", Map.of());
    }
}
