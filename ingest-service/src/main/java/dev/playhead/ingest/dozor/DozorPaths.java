package dev.playhead.ingest.dozor;

import dev.playhead.ingest.receive.Bodies;
import dev.playhead.ingest.receive.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** The paths that the Dozor SDK knows. */
@Path("/")
public class DozorPaths {
    private final Bodies bodies;
    private final DozorSessions sessions;
    private final DozorAnswers answers;

    @Inject
    public DozorPaths(Bodies bodies, DozorSessions sessions, DozorAnswers answers) {
        this.bodies = bodies;
        this.sessions = sessions;
        this.answers = answers;
    }

    @POST
    @Path("api/ingest")
    public Uni<Response> ingest(RoutingContext http) {
        return answer(http, sessions::ingest);
    }

    @POST
    @Path("api/sessions/cancel")
    public Uni<Response> cancel(RoutingContext http) {
        return answer(http, sessions::cancel);
    }

    @OPTIONS
    @Path("api/ingest")
    public Response preflightOfIngest() {
        return answers.preflight();
    }

    @OPTIONS
    @Path("api/sessions/cancel")
    public Response preflightOfCancel() {
        return answers.preflight();
    }

    private Uni<Response> answer(RoutingContext http, Function<Received, Uni<Void>> handler) {
        return bodies.answer(http, request -> handler.apply(request)
                        .map(_ -> Response.noContent().build()))
                .onFailure()
                .recoverWithItem(failure -> answers.refusal(failure, http));
    }
}
