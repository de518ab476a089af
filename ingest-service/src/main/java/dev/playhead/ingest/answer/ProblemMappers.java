package dev.playhead.ingest.answer;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure that a dialect did not render itself into a problem document. */
public final class ProblemMappers {
    @Inject
    Refusals refusals;

    @ServerExceptionMapper
    public Response refused(Refused refused, RoutingContext http) {
        return refusals.of(refused, http).toResponse();
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure, RoutingContext http) {
        return refusals.of(failure, http).toResponse();
    }

    @ServerExceptionMapper
    public Response unexpected(Exception failure, RoutingContext http) {
        return refusals.of(failure, http).toResponse();
    }
}
