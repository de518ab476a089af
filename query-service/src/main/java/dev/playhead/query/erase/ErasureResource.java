package dev.playhead.query.erase;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.audit.Audit;
import dev.playhead.query.problem.Problem;
import dev.playhead.query.recordings.Recordings;
import dev.playhead.storage.access.Role;
import dev.playhead.storage.audit.Action;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Erasing {@code /api/v1/recordings/{recordingId}}. */
@Path("/api/v1/recordings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recordings")
public class ErasureResource {
    private final Recordings recordings;
    private final ErasureLog log;
    private final Erasures erasures;
    private final CurrentCaller caller;
    private final Audit audit;

    ErasureResource(Recordings recordings, ErasureLog log, Erasures erasures, CurrentCaller caller, Audit audit) {
        this.audit = audit;
        this.recordings = recordings;
        this.log = log;
        this.erasures = erasures;
        this.caller = caller;
    }

    /** The answer to a deletion that the log has taken; how far it has come is the report's to say. */
    @Schema(description = "A recording that is being erased")
    record Erasing(
            String recordingId,
            @Schema(enumeration = "erasing") String state) {}

    @DELETE
    @Path("/{recordingId}")
    @Operation(
            operationId = "eraseRecording",
            summary = "Erase a recording",
            description =
                    "Takes effect within seconds: then it is neither listed nor played, and its events and facts are"
                            + " removed from object storage and ClickHouse. Kafka keeps the raw chunks until its retention ends:"
                            + " ask `/erasure`. May be repeated.")
    @APIResponse(
            responseCode = "202",
            description = "The log has the request",
            content =
                    @Content(
                            schema = @Schema(implementation = Erasing.class),
                            examples = @ExampleObject(name = "accepted", value = """
                                    {"recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","state":"erasing"}""")))
    @APIResponse(responseCode = "403", description = "The key's or member's role is lower than `editor`: `role_needed`")
    @APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
    @APIResponse(
            responseCode = "503",
            description = "Kafka is away: `reason` is `log_unavailable`; ask again",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Erasing>> erase(@RestPath String recordingId) {
        return recordings
                .locate(caller.scope(), recordingId)
                .invoke(place -> caller.mustBe(Role.EDITOR, place.subject().websiteId()))
                .call(place -> audit.note(
                        Action.RECORDING_ERASED,
                        place.subject().websiteId(),
                        place.subject().recordingId(),
                        Map.of()))
                .call(log::append)
                .map(place -> RestResponse.status(
                        RestResponse.Status.ACCEPTED,
                        new Erasing(place.subject().recordingId().toString(), "erasing")));
    }

    @GET
    @Path("/{recordingId}/erasure")
    @Operation(
            operationId = "getErasure",
            summary = "How far a recording's erasure has come",
            description = "There from the moment that the erasure was indexed, some seconds after it was asked for.")
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content =
                    @Content(
                            schema = @Schema(implementation = ErasureReport.class),
                            examples = @ExampleObject(name = "only Kafka has something left", value = """
                                    {"recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","websiteId":"flid_shop000000000001",
                                    "state":"erased","requestedAt":1763800000000,"tombstoneAt":1763800004000,
                                    "factsAt":1763800005000,"segmentsAt":1763800305000,"kafkaUntil":1764059200000,
                                    "remains":["log"]}""")))
    @APIResponse(responseCode = "404", description = "No erasure that this key may see, or not indexed yet")
    public Uni<ErasureReport> get(@RestPath String recordingId) {
        return erasures.find(caller.scope(), recordingId);
    }
}
