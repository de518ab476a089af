package dev.playhead.query.facts;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.problem.Problem;
import dev.playhead.query.recordings.RecordingPlace;
import dev.playhead.query.recordings.Recordings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/recordings/{recordingId}/facts}. */
@Path("/api/v1/recordings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recordings")
public class FactsResource {
    private final Recordings recordings;
    private final Facts facts;
    private final CurrentCaller caller;

    FactsResource(Recordings recordings, Facts facts, CurrentCaller caller) {
        this.recordings = recordings;
        this.facts = facts;
        this.caller = caller;
    }

    @GET
    @Path("/{recordingId}/facts")
    @Operation(
            operationId = "listFacts",
            summary = "What happened in a recording",
            description = "By time, a page at a time. Facts follow their events by some seconds.")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "Only these kinds, separated by commas",
            example = "click,rage_click",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Facts of the page, 1 to 1000 (default)",
            schema = @Schema(type = SchemaType.INTEGER))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "`cursor` of the page before",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            schema = @Schema(implementation = FactsPage.class),
                            examples = @ExampleObject(name = "a rage click", value = """
                                    {"items":[{"kind":"rage_click","ts":1763800000000,"position":"1042.17",
                                    "pageUrl":"https://shop.example/cart","selector":"#checkout","tag":"button","text":"Check out",
                                    "x":612.0,"y":344.5,"viewportWidth":1280,"viewportHeight":720,"nodeId":87,
                                    "count":5,"spanMs":1240,"effects":0}],"cursor":"MSAxNzYz"}""")))
    @APIResponse(responseCode = "400", description = "A parameter can't be used; `parameter` names it")
    @APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    @APIResponse(
            responseCode = "503",
            description = "ClickHouse is away: `reason` is `facts_unavailable`; everything else goes on",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<FactsPage> list(@RestPath String recordingId, @Context UriInfo request) {
        Scope scope = caller.scope();
        FactsQuery query = FactsQuery.of(request.getQueryParameters());
        return recordings
                .locate(scope, recordingId)
                .invoke(RecordingPlace::mustBeThere)
                .chain(place -> facts.page(scope, place, query));
    }
}
