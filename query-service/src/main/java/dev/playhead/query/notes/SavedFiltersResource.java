package dev.playhead.query.notes;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.problem.JsonBody;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/websites/{websiteId}/filters}. */
@Path("/api/v1/websites/{websiteId}/filters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Saved filters")
@APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
public class SavedFiltersResource {
    private static final String EXAMPLE = """
            {"filterId":"5b7c2f0a-4a53-4b3e-9f57-1f1d7d0c6c11","name":"Rage on Firefox","query":"minRageClicks=1&browser=Firefox",
            "author":"member:17","createdAt":1763800000000}""";

    private final SavedFilters filters;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    /** What a new name takes. */
    @Schema(name = "SavedFilterName")
    record NewName(@Schema(required = true, maxLength = 100) String name) {}

    SavedFiltersResource(SavedFilters filters, CurrentCaller caller, ObjectMapper json) {
        this.filters = filters;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Operation(operationId = "listSavedFilters", summary = "Filters that people of the website use again, by name")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            schema = @Schema(implementation = SavedFilterView.All.class),
                            examples = @ExampleObject(name = "one", value = "{\"filters\":[" + EXAMPLE + "]}")))
    public Uni<SavedFilterView.All> list(@RestPath String websiteId) {
        return filters.list(may(Role.VIEWER, websiteId));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "saveFilter",
            summary = "Keep a filter",
            description = "In place of the website's filter of that name, where there is one. Takes an editor.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = SavedFilterText.class),
                            examples =
                                    @ExampleObject(
                                            name = "rage on Firefox",
                                            value =
                                                    "{\"name\":\"Rage on Firefox\",\"query\":\"minRageClicks=1&browser=Firefox\"}")))
    @APIResponse(
            responseCode = "200",
            description = "It is kept",
            content =
                    @Content(
                            schema = @Schema(implementation = SavedFilterView.class),
                            examples = @ExampleObject(name = "kept", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "A member, or a parameter of the query, can't be used")
    @APIResponse(responseCode = "403", description = "The caller's role is too low")
    @APIResponse(responseCode = "409", description = "The website has as many as it may have")
    public Uni<SavedFilterView> save(@RestPath String websiteId, @Nullable String body) {
        WebsiteId website = may(Role.EDITOR, websiteId);
        return filters.save(website, SavedFilterText.read(json, body), caller.actor());
    }

    @PATCH
    @Path("/{filterId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "renameSavedFilter",
            summary = "Give a filter another name",
            description = "It stays the same filter. Takes an editor.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewName.class),
                            examples = @ExampleObject(name = "another name", value = "{\"name\":\"Rage on Firefox\"}")))
    @APIResponse(
            responseCode = "200",
            description = "As it is called now",
            content =
                    @Content(
                            schema = @Schema(implementation = SavedFilterView.class),
                            examples = @ExampleObject(name = "renamed", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "The name can't be used")
    @APIResponse(responseCode = "403", description = "The caller's role is too low")
    @APIResponse(responseCode = "409", description = "Another filter of the website has the name: `name_taken`")
    public Uni<SavedFilterView> rename(@RestPath String websiteId, @RestPath String filterId, @Nullable String body) {
        WebsiteId website = may(Role.EDITOR, websiteId);
        UUID id = idOf(filterId);
        return filters.rename(website, id, SavedFilterText.name(JsonBody.object(json, body, Set.of("name"))));
    }

    @DELETE
    @Path("/{filterId}")
    @Operation(operationId = "deleteSavedFilter", summary = "Forget a filter", description = "Takes an editor.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "403", description = "The caller's role is too low")
    public Uni<Void> delete(@RestPath String websiteId, @RestPath String filterId) {
        WebsiteId website = may(Role.EDITOR, websiteId);
        return filters.delete(website, idOf(filterId));
    }

    /** Ids of filters have the form that those of recordings have. */
    private static UUID idOf(String filterId) {
        return RecordingId.parse(filterId)
                .orElseThrow(() -> ProblemException.unknown("saved filter"))
                .value();
    }

    private WebsiteId may(Role role, String websiteId) {
        WebsiteId website = WebsiteId.parse(websiteId).orElseThrow(() -> ProblemException.unknown("website"));
        caller.mustBe(role, website);
        return website;
    }
}
