package dev.playhead.query.recordings;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.problem.Problem;
import dev.playhead.query.search.RecordingFilter;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/recordings/facets}. */
@Path("/api/v1/recordings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recordings")
public class FacetsResource {
    private final Facets facets;
    private final Marks marks;
    private final CurrentCaller caller;

    FacetsResource(Facets facets, Marks marks, CurrentCaller caller) {
        this.facets = facets;
        this.marks = marks;
        this.caller = caller;
    }

    @GET
    @Path("/facets")
    @Operation(
            operationId = "countRecordings",
            summary = "Count recordings by what they can be filtered by",
            description = "With the filters of the list. Counts follow the recordings by some seconds.")
    @APIResponse(
            responseCode = "200",
            description = "The counts",
            content =
                    @Content(
                            schema = @Schema(implementation = FacetsView.class),
                            examples = @ExampleObject(name = "two browsers", value = """
                                    {"recordings":412,"facets":{"browser":[{"value":"Chrome","recordings":300},
                                    {"value":"Firefox","recordings":112}],"os":[{"value":"Windows","recordings":412}],
                                    "device":[{"value":"desktop","recordings":412}],"country":[{"value":"NL","recordings":412}],
                                    "state":[{"value":"ready","recordings":412}],
                                    "entryUrl":[{"value":"https://shop.example/","recordings":412}],
                                    "fact":[{"value":"click","recordings":390},{"value":"error","recordings":17}]}}""")))
    @APIResponse(responseCode = "400", description = "A parameter can't be used; `parameter` names it")
    @APIResponse(
            responseCode = "503",
            description = "ClickHouse is away: `reason` is `facts_unavailable`",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<FacetsView> count(@Context UriInfo request) {
        Scope scope = QueryReading.scope(caller, request.getQueryParameters().getFirst(QueryReading.WEBSITE_ID));
        RecordingFilter filter = RecordingFilter.of(request.getQueryParameters(), Set.of(QueryReading.WEBSITE_ID));
        return marks.resolve(scope, filter, caller.actor()).chain(marked -> facets.count(scope, filter, marked));
    }
}
