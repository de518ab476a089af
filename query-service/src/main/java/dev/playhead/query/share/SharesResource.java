package dev.playhead.query.share;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.problem.Problem;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.recordings.RecordingPlace;
import dev.playhead.query.recordings.Recordings;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
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

/** {@code /api/v1/recordings/{recordingId}/shares}. */
@Path("/api/v1/recordings/{recordingId}/shares")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Share links")
public class SharesResource {
    private final Recordings recordings;
    private final Shares shares;
    private final CurrentCaller caller;
    private final ObjectMapper json;
    private final QuerySettings.Shares settings;

    SharesResource(
            Recordings recordings, Shares shares, CurrentCaller caller, ObjectMapper json, QuerySettings settings) {
        this.recordings = recordings;
        this.shares = shares;
        this.caller = caller;
        this.json = json;
        this.settings = settings.shares();
    }

    /** The list's JSON. */
    @Schema(name = "ShareList", description = "The open links of one recording, newest first")
    record ShareList(List<ShareView> shares) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "createShare",
            summary = "Make a link to a recording",
            description =
                    "Whoever has it sees this recording, live or stored, and nothing else, until it expires or is revoked. Link and"
                            + " token are in this answer only. Downloading takes `export`.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ShareRequest.class),
                            examples = @ExampleObject(name = "for a day", value = """
                                    {"expiresInMs":86400000,"label":"For the payments team","at":73}""")))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content =
                    @Content(
                            schema = @Schema(implementation = ShareView.class),
                            examples = @ExampleObject(name = "made", value = """
                                    {"shareId":"5b7c2f0a-4a53-4b3e-9f57-1f1d7d0c6c11",
                                    "recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","label":"For the payments team","at":73,
                                    "export":false,"createdAt":1763800000000,"expiresAt":1763886400000,
                                    "url":"https://replays.example.org/#share=eyJ0…&at=73","token":"eyJ0…"}""")))
    @APIResponse(
            responseCode = "400",
            description = "A member can't be used; `member` names it",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    @APIResponse(responseCode = "403", description = "The key's or member's role is lower than `editor`: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
    @APIResponse(responseCode = "409", description = "It has as many open links as it may have")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    @APIResponse(responseCode = "503", description = "The installation has no secret for links: `sharing_off`")
    public Uni<RestResponse<ShareView>> create(
            @RestPath String recordingId, @Nullable String body, @Context UriInfo request) {
        Uni<RecordingPlace> place = place(recordingId).invoke(this::mustBeEditor);
        ShareRequest wanted = ShareRequest.read(json, body, settings.longest());
        URI page = settings.publicUrl().orElseGet(request::getBaseUri);
        return place.chain(known -> shares.create(known, wanted))
                .map(created -> RestResponse.status(
                        RestResponse.Status.CREATED,
                        created.share().with(url(page, created.token(), wanted.at()), created.token())));
    }

    @GET
    @Operation(
            operationId = "listShares",
            summary = "The open links of a recording, newest first, without their tokens")
    @APIResponse(
            responseCode = "200",
            description = "Those that are neither revoked nor expired; there are never many",
            content =
                    @Content(
                            schema = @Schema(implementation = ShareList.class),
                            examples = @ExampleObject(name = "one", value = """
                                    {"shares":[{"shareId":"5b7c2f0a-4a53-4b3e-9f57-1f1d7d0c6c11",
                                    "recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","label":"","export":false,
                                    "createdAt":1763800000000,"expiresAt":1763886400000}]}""")))
    @APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
    public Uni<ShareList> list(@RestPath String recordingId) {
        return place(recordingId).chain(shares::list).map(ShareList::new);
    }

    @DELETE
    @Path("/{shareId}")
    @Operation(
            operationId = "revokeShare",
            summary = "Take a link back",
            description =
                    "From now on it opens nothing; who watches by it is disconnected within seconds. May be repeated.")
    @APIResponse(responseCode = "204", description = "It opens nothing any more")
    @APIResponse(responseCode = "404", description = "No such link of a recording that the key reads")
    public Uni<RestResponse<Void>> revoke(@RestPath String recordingId, @RestPath String shareId) {
        RecordingId id = RecordingId.parse(shareId).orElseThrow(() -> ProblemException.unknown("share link"));
        return recordings
                .locate(caller.scope(), recordingId)
                .invoke(this::mustBeEditor)
                .chain(place -> shares.revoke(place, id.value()))
                .map(_ -> RestResponse.noContent());
    }

    private void mustBeEditor(RecordingPlace place) {
        caller.mustBe(Role.EDITOR, place.subject().websiteId());
    }

    private Uni<RecordingPlace> place(String recordingId) {
        return recordings.locate(caller.scope(), recordingId).invoke(RecordingPlace::mustBeThere);
    }

    /** In the fragment, which browsers send to no server and in no Referer. */
    private static String url(URI page, String token, @Nullable Integer at) {
        String base = page.toString();
        return base + (base.endsWith("/") ? "" : "/") + "#share=" + token + (at == null ? "" : "&at=" + at);
    }
}
