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

/**
 * Lets nobody past without a key that reads, or a share link: every resource stands behind this. What somebody with a link may read is
 * for {@link CurrentCaller} to say: one recording, where a resource asks for just that.
 */
public class Authentication {
    private static final String SHARE = "share";
    private static final String SHARE_HEADER = "Playhead-Share";
    private static final String RECORDER_HEADER = "x-replaya-session-token";

    private final Callers callers;
    private final RecorderTokens recorders;
    private final CurrentCaller current;

    public Authentication(Callers callers, RecorderTokens recorders, CurrentCaller current) {
        this.callers = callers;
        this.recorders = recorders;
        this.current = current;
    }

    @ServerRequestFilter
    public Uni<@Nullable Response> authenticate(ContainerRequestContext request) {
        String recorder = request.getHeaderString(RECORDER_HEADER);
        if (recorder != null && request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            return Uni.createFrom().item(admitted(recorders.read(recorder)));
        }
        return callers.authenticate(request.getHeaderString(HttpHeaders.AUTHORIZATION), shareToken(request))
                .map(this::admitted);
    }

    private static @Nullable String shareToken(ContainerRequestContext request) {
        String header = request.getHeaderString(SHARE_HEADER);
        return header == null ? request.getUriInfo().getQueryParameters().getFirst(SHARE) : header;
    }

    private @Nullable Response admitted(Caller caller) {
        return switch (caller) {
            case Caller.Nobody _ -> ProblemAnswers.unauthorized();
            case Caller.Admin _, Caller.Website _, Caller.Guest _, Caller.Recorder _ -> admit(caller);
        };
    }

    private @Nullable Response admit(Caller caller) {
        current.is(caller);
        return null;
    }
}
