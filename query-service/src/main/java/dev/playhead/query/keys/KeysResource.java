package dev.playhead.query.keys;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.problem.Ids;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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

/** {@code /api/v1/websites/{websiteId}/keys}. */
@Path("/api/v1/websites/{websiteId}/keys")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access")
public class KeysResource {
    private final Keys keys;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    KeysResource(Keys keys, CurrentCaller caller, ObjectMapper json) {
        this.keys = keys;
        this.caller = caller;
        this.json = json;
    }

    /** The list's JSON. */
    @Schema(name = "KeyList", description = "The keys of a website that are not revoked, oldest first")
    record KeyList(List<KeyView> keys) {}

    @GET
    @Operation(
            operationId = "listKeys",
            summary = "The keys of a website, without the secrets",
            description = "Takes the role `admin`.")
    @APIResponse(
            responseCode = "200",
            description = "Those that are not revoked",
            content =
                    @Content(
                            schema = @Schema(implementation = KeyList.class),
                            examples = @ExampleObject(name = "one of each kind", value = """
                                    {"keys":[{"keyId":"5b7c2f0a-4a53-4b3e-9f57-1f1d7d0c6c11","kind":"public","name":"",
                                    "key":"dp_0123456789abcdef0123456789abcdef","createdAt":1763800000000,"createdBy":"admin",
                                    "lastUsedOn":null},{"keyId":"0f0c7c39-5a0e-4a0e-8f6e-0b6d1f5d7a22","kind":"secret",
                                    "name":"Nightly export","role":"viewer","createdAt":1763800000000,"createdBy":"admin",
                                    "lastUsedOn":"2025-11-22"}]}""")))
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    public Uni<KeyList> list(@RestPath String websiteId) {
        return keys.list(administered(websiteId)).map(KeyList::new);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createKey",
            summary = "Make a key",
            description = "Takes the role `admin`. A secret key is in this answer only: its hash is all that is kept.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = KeyRequest.class),
                            examples = @ExampleObject(name = "for a script that reads", value = """
                                    {"kind":"secret","name":"Nightly export","role":"viewer"}""")))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content =
                    @Content(
                            schema = @Schema(implementation = KeyView.class),
                            examples = @ExampleObject(name = "made", value = """
                                    {"keyId":"0f0c7c39-5a0e-4a0e-8f6e-0b6d1f5d7a22","kind":"secret","name":"Nightly export",
                                    "role":"viewer","key":"sk_…","createdAt":1763800000000,"createdBy":"admin","lastUsedOn":null}""")))
    @APIResponse(responseCode = "400", description = "A member can't be used; `member` names it")
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    @APIResponse(responseCode = "409", description = "It has as many keys as it may have: `too_many_keys`")
    public Uni<RestResponse<KeyView>> create(@RestPath String websiteId, @Nullable String body) {
        WebsiteId id = administered(websiteId);
        return keys.create(id, KeyRequest.read(json, body), caller.actor())
                .map(created -> RestResponse.status(RestResponse.Status.CREATED, created));
    }

    @DELETE
    @Path("/{keyId}")
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke a key",
            description =
                    "Takes the role `admin`. Reads stop with this answer, writes within two seconds. May be repeated.")
    @APIResponse(responseCode = "204", description = "It opens nothing any more")
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "No such website or key that the caller sees")
    public Uni<Void> revoke(@RestPath String websiteId, @RestPath String keyId) {
        WebsiteId id = administered(websiteId);
        return keys.revoke(id, Ids.uuid(keyId, "key"));
    }

    private WebsiteId administered(String websiteId) {
        WebsiteId id = Ids.website(websiteId);
        caller.mustBe(Role.ADMIN, id);
        return id;
    }
}
