package dev.playhead.query.members;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.problem.Ids;
import dev.playhead.query.problem.JsonBody;
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
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/websites/{websiteId}/members}. */
@Path("/api/v1/websites/{websiteId}/members")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class MembersResource {
    private final Members members;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    MembersResource(Members members, CurrentCaller caller, ObjectMapper json) {
        this.members = members;
        this.caller = caller;
        this.json = json;
    }

    /** The list's JSON. */
    @Schema(name = "MemberList", description = "The members of a website, in the order in which they were added")
    record MemberList(List<MemberView> members) {}

    /** What can be changed. */
    @Schema(name = "MemberChange")
    record MemberChange(
            @Schema(
                    required = true,
                    enumeration = {"viewer", "editor", "admin"})
            String role) {}

    @GET
    @Operation(
            operationId = "listMembers",
            summary = "The members of a website",
            description = "Takes the role `admin`.")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            schema = @Schema(implementation = MemberList.class),
                            examples = @ExampleObject(name = "one who was invited", value = """
                                    {"members":[{"memberId":"7f0e9c1a-2b3c-4d5e-8f90-a1b2c3d4e5f6","email":"ada@example.org",
                                    "role":"editor","hasLoggedIn":false,"addedAt":1763800000000,"addedBy":"admin"}]}""")))
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    public Uni<MemberList> list(@RestPath String websiteId) {
        return members.list(administered(websiteId)).map(MemberList::new);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "addMember",
            summary = "Add somebody to a website",
            description =
                    "Takes the role `admin`. Whoever first logs in with this address, verified by the OpenID provider, is"
                            + " them from then on. No mail is sent.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = MemberRequest.class),
                            examples = @ExampleObject(name = "an editor", value = """
                                    {"email":"ada@example.org","role":"editor"}""")))
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content =
                    @Content(
                            schema = @Schema(implementation = MemberView.class),
                            examples = @ExampleObject(name = "added", value = """
                                    {"memberId":"7f0e9c1a-2b3c-4d5e-8f90-a1b2c3d4e5f6","email":"ada@example.org","role":"editor",
                                    "hasLoggedIn":false,"addedAt":1763800000000,"addedBy":"admin"}""")))
    @APIResponse(responseCode = "400", description = "A member can't be used; `member` names it")
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    @APIResponse(responseCode = "409", description = "They are a member already: `already_member`")
    public Uni<RestResponse<MemberView>> add(@RestPath String websiteId, @Nullable String body) {
        WebsiteId id = administered(websiteId);
        return members.add(id, MemberRequest.read(json, body), caller.actor())
                .map(added -> RestResponse.status(RestResponse.Status.CREATED, added));
    }

    @PATCH
    @Path("/{memberId}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "changeMember",
            summary = "Change a member's role",
            description = "Takes the role `admin`. Counts from their next request on.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = MemberChange.class),
                            examples = @ExampleObject(name = "only watching", value = """
                                    {"role":"viewer"}""")))
    @APIResponse(
            responseCode = "200",
            description = "As they are now",
            content = @Content(schema = @Schema(implementation = MemberView.class)))
    @APIResponse(responseCode = "400", description = "A member can't be used; `member` names it")
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "No such website or member that the caller sees")
    public Uni<MemberView> change(@RestPath String websiteId, @RestPath String memberId, @Nullable String body) {
        WebsiteId id = administered(websiteId);
        Role role = JsonBody.role(JsonBody.object(json, body, Set.of("role")).path("role"));
        return members.change(id, Ids.uuid(memberId, "member"), role);
    }

    @DELETE
    @Path("/{memberId}")
    @Operation(
            operationId = "removeMember",
            summary = "Remove somebody from a website",
            description = "Takes the role `admin`. Counts from their next request on.")
    @APIResponse(responseCode = "204", description = "They see it no more")
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "No such website or member that the caller sees")
    public Uni<Void> remove(@RestPath String websiteId, @RestPath String memberId) {
        return members.remove(administered(websiteId), Ids.uuid(memberId, "member"));
    }

    private WebsiteId administered(String websiteId) {
        WebsiteId id = Ids.website(websiteId);
        caller.mustBe(Role.ADMIN, id);
        return id;
    }
}
