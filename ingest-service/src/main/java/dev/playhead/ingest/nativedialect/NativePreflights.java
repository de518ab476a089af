package dev.playhead.ingest.nativedialect;

import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** What a browser asks before a page of another origin may post to the native dialect's paths. */
@Path("/")
public class NativePreflights {
    @OPTIONS
    @Path("{path:events|api/track|analytics/events|recordings/[^/]+/chunks}")
    public Response preflight(@PathParam("path") String path) {
        return Response.noContent().build();
    }
}
