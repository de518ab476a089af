package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.receive.Bodies;
import dev.playhead.ingest.receive.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** The paths that rrweb Cloud's clients post to. Every refusal is a problem document: the client parses it as JSON. */
@Path("/")
public class CloudPaths {
    private final Bodies bodies;
    private final CloudRecordings recordings;

    @Inject
    public CloudPaths(Bodies bodies, CloudRecordings recordings) {
        this.bodies = bodies;
        this.recordings = recordings;
    }

    @POST
    @Path("recordings/{id}/ingest")
    public Uni<Response> ingest(@PathParam("id") String id, RoutingContext http) {
        return answer(http, request -> recordings.events(id, request));
    }

    @POST
    @Path("recordings/{id}/events")
    public Uni<Response> events(@PathParam("id") String id, RoutingContext http) {
        return answer(http, request -> recordings.events(id, request));
    }

    @POST
    @Path("recordings/{id}/meta")
    public Uni<Response> meta(@PathParam("id") String id, RoutingContext http) {
        return answer(http, request -> recordings.meta(id, request));
    }

    @OPTIONS
    @Path("recordings/{id}/{what:ingest|events|meta}")
    public Response preflight(@PathParam("id") String id, @PathParam("what") String what) {
        return Response.noContent().build();
    }

    private Uni<Response> answer(RoutingContext http, Function<Received, Uni<Void>> handler) {
        return bodies.answer(http, request -> handler.apply(request)
                .map(_ -> Response.noContent().build()));
    }
}
