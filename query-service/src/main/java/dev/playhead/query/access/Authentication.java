package dev.playhead.query.access;

import dev.playhead.query.problem.ProblemAnswers;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Callers;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Lets nobody past without a key that reads: every resource stands behind this. */
public class Authentication {
    private final Callers callers;
    private final CurrentCaller current;

    public Authentication(Callers callers, CurrentCaller current) {
        this.callers = callers;
        this.current = current;
    }

    @ServerRequestFilter
    public Uni<@Nullable Response> authenticate(ContainerRequestContext request) {
        return callers.authenticate(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .map(this::admitted);
    }

    private @Nullable Response admitted(Caller caller) {
        return switch (caller) {
            case Caller.Nobody ignored -> ProblemAnswers.unauthorized();
            case Caller.Admin ignored -> admit(caller);
            case Caller.Website ignored -> admit(caller);
        };
    }

    private @Nullable Response admit(Caller caller) {
        current.is(caller);
        return null;
    }
}
