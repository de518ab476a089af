package dev.playhead.ingest.replaya;

import dev.playhead.ingest.receive.Bodies;
import dev.playhead.ingest.receive.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** The paths that the RePlaya script writes to. */
@Path("/")
public class ReplayaPaths {
    private final Bodies bodies;
    private final ReplayaCreation creation;
    private final ReplayaSessions sessions;
    private final ReplayaAnswers answers;

    @Inject
    public ReplayaPaths(Bodies bodies, ReplayaCreation creation, ReplayaSessions sessions, ReplayaAnswers answers) {
        this.bodies = bodies;
        this.creation = creation;
        this.sessions = sessions;
        this.answers = answers;
    }

    @POST
    @Path("api/sessions")
    public Uni<Response> create(RoutingContext http) {
        return answer(http, creation::create);
    }

    @POST
    @Path("api/sessions/{id}/events")
    public Uni<Response> events(@PathParam("id") String id, RoutingContext http) {
        return answer(http, request -> sessions.events(id, request));
    }

    @POST
    @Path("api/sessions/{id}/heartbeat")
    public Uni<Response> heartbeat(@PathParam("id") String id, RoutingContext http) {
        return answer(http, request -> sessions.heartbeat(id, request));
    }

    @POST
    @Path("api/sessions/{id}/stop")
    public Uni<Response> stop(@PathParam("id") String id, RoutingContext http) {
        return answer(http, request -> sessions.stop(id, request));
    }

    @DELETE
    @Path("api/sessions/{id}")
    public Uni<Response> delete(@PathParam("id") String id, RoutingContext http) {
        return answer(http, request -> sessions.delete(id, request));
    }

    @OPTIONS
    @Path("api/sessions")
    public Response preflight() {
        return answers.preflight();
    }

    @OPTIONS
    @Path("api/sessions/{id}")
    public Response preflightOfOne(@PathParam("id") String id) {
        return answers.preflight();
    }

    @OPTIONS
    @Path("api/sessions/{id}/{action:events|heartbeat|stop}")
    public Response preflightOfAction(@PathParam("id") String id, @PathParam("action") String action) {
        return answers.preflight();
    }

    private Uni<Response> answer(RoutingContext http, Function<Received, Uni<Response>> handler) {
        return bodies.answer(http, handler).onFailure().recoverWithItem(failure -> answers.refusal(failure, http));
    }
}
