package dev.playhead.query.erase;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.paging.TimeCursor;
import dev.playhead.query.problem.Ids;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/websites/{websiteId}/erasures}. */
@Path("/api/v1/websites/{websiteId}/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasure")
public class ErasureRequestsResource {
    private static final String ONE = """
            {"erasureId":"7d0a7c1e-52a4-4a3c-9a52-2f1d1a4b6c10","websiteId":"flid_shop000000000001","kind":"user",
            "state":"erasing","requestedAt":1763800000000,"requestedBy":"admin","recordings":3,"erased":2,
            "kafkaUntil":1764059200000,"remains":["segments","log"]}""";

    private final ErasureRequests requests;
    private final CurrentCaller caller;
    private final ObjectMapper json;
    private final QuerySettings settings;

    ErasureRequestsResource(ErasureRequests requests, CurrentCaller caller, ObjectMapper json, QuerySettings settings) {
        this.requests = requests;
        this.caller = caller;
        this.json = json;
        this.settings = settings;
    }

    /** The body's description; {@link ErasureSubject} reads it. */
    @Schema(name = "ErasureSubject", description = "Exactly one of them")
    record Body(
            @Schema(description = "All recordings whose user this is")
            String userId,

            @Schema(description = "All recordings of this visitor")
            String visitorUid,

            @Schema(description = "This recording, also where only the log has it yet")
            String recordingId) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "requestErasure",
            summary = "Erase a user's, a visitor's or one recording",
            description =
                    "Takes the role `admin`. Every recording that began before the request is erased, also one that is still live"
                            + " or that only the log has yet; ask for the report. One that begins later is not: ask again. Ids of other"
                            + " websites' recordings find nothing.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = Body.class),
                            examples = @ExampleObject(name = "a user", value = "{\"userId\":\"customer-4711\"}")))
    @APIResponse(
            responseCode = "202",
            description = "It will be carried out",
            content =
                    @Content(
                            schema = @Schema(implementation = ErasureRequestView.class),
                            examples = @ExampleObject(name = "accepted", value = ONE)))
    @APIResponse(responseCode = "400", description = "The body can't be used; `member` names what of it")
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    public Uni<RestResponse<ErasureRequestView>> request(@RestPath String websiteId, @Nullable String body) {
        WebsiteId id = admins(websiteId);
        return requests.create(id, ErasureSubject.read(json, body))
                .map(made -> RestResponse.ResponseBuilder.<ErasureRequestView>create(RestResponse.Status.ACCEPTED)
                        .location(URI.create("/api/v1/websites/" + id.value() + "/erasures/" + made.erasureId()))
                        .entity(made)
                        .build());
    }

    @GET
    @Operation(
            operationId = "listErasures",
            summary = "Requests for erasure, newest first",
            description =
                    "Takes the role `admin`. Whom a request concerned is forgotten once its recordings are found, so"
                            + " requests are only found by an id that is named: `userId`, `visitorUid` or `recordingId`.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            schema = @Schema(implementation = ErasureRequestView.Page.class),
                            examples =
                                    @ExampleObject(
                                            name = "one request",
                                            value = "{\"erasures\":[" + ONE + "],\"nextCursor\":null}")))
    @APIResponse(responseCode = "400", description = "A parameter can't be used; `parameter` names it")
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    public Uni<ErasureRequestView.Page> list(
            @RestPath String websiteId,
            @RestQuery @Nullable String userId,
            @RestQuery @Nullable String visitorUid,
            @RestQuery @Nullable String recordingId,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable String limit) {
        WebsiteId id = admins(websiteId);
        Optional<ErasureSubject> subject = userId != null
                ? Optional.of(new ErasureSubject("user", userId))
                : visitorUid != null
                        ? Optional.of(new ErasureSubject("visitor", visitorUid))
                        : Optional.ofNullable(recordingId).map(one -> new ErasureSubject("recording", one));
        return requests.list(
                id,
                subject,
                Optional.ofNullable(cursor).map(text -> TimeCursor.parse(text)
                        .orElseThrow(() -> ProblemException.parameter("cursor", "is a nextCursor of this list."))),
                limit(limit));
    }

    @GET
    @Path("/{erasureId}")
    @Operation(
            operationId = "getErasureRequest",
            summary = "What is gone by a request for erasure, and what remains until when",
            description = "Takes the role `admin`. As a whole, and for each recording, a page of them at a time.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content =
                    @Content(
                            schema = @Schema(implementation = ErasureRequestView.Report.class),
                            examples =
                                    @ExampleObject(name = "one is not done yet", value = "{\"erasure\":" + ONE + """
                                    ,"recordings":[{"recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00",
                                    "websiteId":"flid_shop000000000001","state":"erasing","requestedAt":1763800000000,
                                    "tombstoneAt":1763800004000,"factsAt":1763800005000,"segmentsAt":null,
                                    "kafkaUntil":1764059200000,"remains":["segments","log"]}],"nextCursor":null}""")))
    @APIResponse(responseCode = "400", description = "A parameter can't be used; `parameter` names it")
    @APIResponse(responseCode = "403", description = "The key's or member's role is too low: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or one that the key doesn't read")
    public Uni<ErasureRequestView.Report> get(
            @RestPath String websiteId,
            @RestPath String erasureId,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable String limit) {
        WebsiteId id = admins(websiteId);
        UUID request = RecordingId.parse(erasureId)
                .orElseThrow(() -> ProblemException.unknown("erasure"))
                .value();
        UUID after = cursor == null
                ? new UUID(0, 0)
                : RecordingId.parse(cursor)
                        .orElseThrow(() -> ProblemException.parameter("cursor", "is a nextCursor of this report."))
                        .value();
        return requests.find(id, request, after, limit(limit));
    }

    private WebsiteId admins(String websiteId) {
        WebsiteId id = Ids.website(websiteId);
        caller.mustBe(Role.ADMIN, id);
        return id;
    }

    private int limit(@Nullable String text) {
        if (text == null) {
            return settings.pageSize();
        }
        int most = settings.largestPageSize();
        int limit = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > most) {
            throw ProblemException.parameter("limit", "is a whole number from 1 to " + most + ".");
        }
        return limit;
    }
}
