package dev.playhead.query.websites;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.problem.Ids;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Role;
import dev.playhead.wire.settings.WebsiteSettings;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/websites}. */
@Path("/api/v1/websites")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Websites")
public class WebsitesResource {
    private static final String NEW_NAME = "New website";

    private final Websites websites;
    private final Bodies bodies;
    private final CurrentCaller caller;

    private final int retentionDays;

    WebsitesResource(Websites websites, Bodies bodies, CurrentCaller caller, QuerySettings settings) {
        this.retentionDays = settings.newWebsites().retentionDays();
        this.websites = websites;
        this.bodies = bodies;
        this.caller = caller;
    }

    /** The list's JSON. */
    record WebsiteList(List<WebsiteView> websites) {}

    @GET
    @Operation(operationId = "listWebsites", summary = "The websites that the key reads: all, or its own")
    public Uni<WebsiteList> list() {
        return websites.list(caller.scope()).map(WebsiteList::new);
    }

    @GET
    @Path("/{websiteId}")
    @Operation(operationId = "getWebsite", summary = "One website with its settings")
    @APIResponse(responseCode = "200", description = "The website")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    public Uni<WebsiteView> get(@RestPath String websiteId) {
        return websites.find(caller.scope(), id(websiteId)).map(WebsitesResource::known);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createWebsite",
            summary = "Create a website",
            description =
                    "Needs the admin key. The answer holds the website's keys; the secret one is shown only here.")
    @RequestBody(content = @Content(schema = @Schema(implementation = WebsiteCreation.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = WebsiteView.class)))
    @APIResponse(responseCode = "409", description = "The id is taken")
    public Uni<RestResponse<WebsiteView>> create(String body) {
        caller.mustBeAdmin("create a website");
        Bodies.NewWebsite wanted = bodies.creation(body);
        WebsiteSettings settings = wanted.settings()
                .over(WebsiteSettings.builder(wanted.websiteId())
                        .name(NEW_NAME)
                        .retentionDays(retentionDays)
                        .build());
        return websites.create(settings).map(created -> {
            if (created == null) {
                throw ProblemException.taken("There is a website " + settings.websiteId() + ".");
            }
            return RestResponse.ResponseBuilder.<WebsiteView>created(
                            URI.create("/api/v1/websites/" + created.websiteId()))
                    .entity(created)
                    .build();
        });
    }

    @PATCH
    @Path("/{websiteId}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeWebsite",
            summary = "Change a website's settings",
            description =
                    "Takes the role `admin`, and the admin key for `monthlyQuota` and `limits`, which protect the installation."
                            + " Ingest learns of it within two seconds.")
    @RequestBody(content = @Content(schema = @Schema(implementation = WebsiteChange.class)))
    @APIResponse(responseCode = "200", description = "The website as it stands now")
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    public Uni<WebsiteView> change(@RestPath String websiteId, String body) {
        WebsiteId id = id(websiteId);
        caller.mustBe(Role.ADMIN, id);
        WebsiteChange change = bodies.change(body);
        if (change.concernsInstallation()) {
            caller.mustBeAdmin("change monthlyQuota and limits");
        }
        return websites.change(id, change).map(WebsitesResource::known);
    }

    private static WebsiteId id(String text) {
        return Ids.website(text);
    }

    private static WebsiteView known(@Nullable WebsiteView found) {
        if (found == null) {
            throw ProblemException.unknown("website");
        }
        return found;
    }
}
