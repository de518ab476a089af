package dev.playhead.ingest.answer;

import dev.playhead.ingest.follow.Websites;
import dev.playhead.ingest.tally.Tallies;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.settings.WebsiteSettings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a failed request is answered with, counted by reason; each dialect gives it its own shape. */
@ApplicationScoped
public class Refusals {
    private static final Logger LOG = Logger.getLogger(Refusals.class);

    private final MeterRegistry meters;
    private final Tallies tallies;
    private final Websites websites;

    @Inject
    public Refusals(MeterRegistry meters, Tallies tallies, Websites websites) {
        this.meters = meters;
        this.tallies = tallies;
        this.websites = websites;
    }

    /**
     * The problem that a request's failure is; counted for the website too, where the request has told it.
     *
     * @param http the request
     */
    public Problem of(Throwable failure, RoutingContext http) {
        return of(
                failure,
                RequestedWebsite.of(http)
                        .flatMap(websites::find)
                        .map(WebsiteSettings::websiteId)
                        .orElse(null));
    }

    /**
     * The same of a socket.
     *
     * @param websiteId one that the settings know; null = it is not known which
     */
    public Problem of(Throwable failure, @Nullable WebsiteId websiteId) {
        Problem problem = problem(failure);
        if (websiteId != null) {
            tallies.refused(websiteId, problem.reason());
        }
        return problem;
    }

    /** The problem that a failure is; one that we didn't expect is logged here, and only here. */
    private Problem problem(Throwable failure) {
        Problem problem =
                switch (failure) {
                    case Refused refused -> refused.problem();
                    case WebApplicationException http -> http(http);
                    default -> unexpected(failure);
                };
        Counter.builder("playhead.ingest.rejected")
                .description("Requests that were answered with an error, and starts that were not accepted, by reason")
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
