package dev.playhead.ingest.answer;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure that a dialect did not render itself into a problem document. */
public final class ProblemMappers {
    @Inject
    Refusals refusals;

    @ServerExceptionMapper
    public Response refused(Refused refused) {
        return refusals.of(refused).toResponse();
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException failure) {
        return refusals.of(failure).toResponse();
    }

    @ServerExceptionMapper
    public Response unexpected(Exception failure) {
        return refusals.of(failure).toResponse();
    }
}
