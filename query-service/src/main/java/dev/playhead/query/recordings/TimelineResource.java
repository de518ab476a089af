package dev.playhead.query.recordings;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.search.Filter;
import dev.playhead.query.search.Marked;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** A session's and a visitor's recordings in one timeline. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions and visitors")
public class TimelineResource {
    private static final String EXAMPLE = """
            {"startedAt":1763800000000,"endedAt":1763800190000,
            "timeline":[{"recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","beginsAtMs":0,"endsAtMs":190000}],
            "recordings":[{"recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","state":"ready","startedAt":1763800000000,
            "durationMs":190000}],"nextCursor":null}""";

    private final Listing listing;
    private final QueryReading reading;
    private final CurrentCaller caller;

    TimelineResource(Listing listing, QueryReading reading, CurrentCaller caller) {
        this.listing = listing;
        this.reading = reading;
        this.caller = caller;
    }

    @GET
    @Path("/sessions/{sessionUid}")
    @Operation(
            operationId = "getVisitorSession",
            summary = "A session's recordings, in one timeline",
            description = "A session may span tabs, so it may hold several recordings, which may overlap.")
    @APIResponse(
            responseCode = "200",
            description = "The session",
            content =
                    @Content(
                            schema = @Schema(implementation = Timeline.class),
                            examples = @ExampleObject(name = "one tab", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
    public Uni<Timeline> session(@RestPath String sessionUid, @Context UriInfo request) {
        return timeline(Filter.SESSION_UID, sessionUid, "session", request);
    }

    @GET
    @Path("/visitors/{visitorUid}")
    @Operation(operationId = "getVisitor", summary = "A visitor's recordings, in one timeline")
    @APIResponse(
            responseCode = "200",
            description = "The visitor",
            content =
                    @Content(
                            schema = @Schema(implementation = Timeline.class),
                            examples = @ExampleObject(name = "one visit", value = EXAMPLE)))
    @APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
    public Uni<Timeline> visitor(@RestPath String visitorUid, @Context UriInfo request) {
        return timeline(Filter.VISITOR_UID, visitorUid, "visitor", request);
    }

    private Uni<Timeline> timeline(Filter filter, String value, String what, UriInfo request) {
        Scope scope = QueryReading.scope(caller, request.getQueryParameters().getFirst(QueryReading.WEBSITE_ID));
        RecordingsQuery query = reading.timeline(request.getQueryParameters(), filter, value);
        return listing.page(scope, query, Marked.ANY).map(page -> {
            if (page.recordings().isEmpty() && query.after().isEmpty()) {
                throw ProblemException.unknown(what);
            }
            return Timeline.of(page);
        });
    }
}
