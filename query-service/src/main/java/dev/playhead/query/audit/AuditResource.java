package dev.playhead.query.audit;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.problem.Ids;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/websites/{websiteId}/audit}. */
@Path("/api/v1/websites/{websiteId}/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class AuditResource {
    private final AuditEntries entries;
    private final CurrentCaller caller;
    private final QuerySettings settings;

    AuditResource(AuditEntries entries, CurrentCaller caller, QuerySettings settings) {
        this.entries = entries;
        this.caller = caller;
        this.settings = settings;
    }

    @GET
    @Operation(
            operationId = "listAudit",
            summary = "Who did what on a website, newest first",
            description =
                    "Takes the role `admin`. Views of a recording by the same actor are one entry in ten minutes.")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "Epoch milliseconds, included")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Epoch milliseconds, not included")
    @Parameter(name = "action", in = ParameterIn.QUERY, description = "Only this", example = "recording_viewed")
    @Parameter(name = "actor", in = ParameterIn.QUERY, description = "Only by this one", example = "admin")
    @Parameter(name = "recordingId", in = ParameterIn.QUERY, description = "Only of this recording")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "Entries of the page")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "`nextCursor` of the page before")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            schema = @Schema(implementation = AuditView.class),
                            examples = @ExampleObject(name = "somebody watched", value = """
                                    {"entries":[{"at":1763800000000,"actor":"key:0f0c7c39-5a0e-4a0e-8f6e-0b6d1f5d7a22",
                                    "action":"recording_viewed","recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","detail":{}}],
                                    "nextCursor":null}""")))
    @APIResponse(responseCode = "400", description = "A parameter can't be used; `parameter` names it")
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    public Uni<AuditView> list(@RestPath String websiteId, @Context UriInfo request) {
        WebsiteId id = Ids.website(websiteId);
        caller.mustBe(Role.ADMIN, id);
        return entries.page(id, AuditQuery.of(request.getQueryParameters(), settings));
    }
}
