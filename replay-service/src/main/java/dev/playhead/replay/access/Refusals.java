package dev.playhead.replay.access;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Counts the answers that are no stream, by their reason. */
@ApplicationScoped
public class Refusals {
    private final MeterRegistry metrics;

    public Refusals(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @ServerResponseFilter
    public void count(ContainerResponseContext answer) {
        if (answer.getEntity() instanceof Problem problem) {
            Counter.builder("playhead.replay.refused")
                    .description("Requests for streams that were refused, by the reason that the caller got")
                    .tag("reason", problem.reason())
                    .register(metrics)
                    .increment();
        }
    }
}
