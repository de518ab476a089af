package dev.playhead.query.recordings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.storage.access.Role;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Stars, pins, and what was seen. */
@Path("/api/v1/recordings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recordings")
public class MarksResource {
    private final Recordings recordings;
    private final Marks marks;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    MarksResource(Recordings recordings, Marks marks, CurrentCaller caller, ObjectMapper json) {
        this.recordings = recordings;
        this.marks = marks;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Path("/{recordingId}/marks")
    @Operation(operationId = "getMarks", summary = "What people made of a recording")
    @APIResponse(
            responseCode = "200",
            description = "Its marks",
            content =
                    @Content(
                            schema = @Schema(implementation = MarksView.class),
                            examples = @ExampleObject(name = "starred, and seen by the caller", value = """
                                    {"recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","starred":true,"pinned":false,"seen":true}""")))
    @APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    public Uni<MarksView> get(@RestPath String recordingId) {
        return recordings
                .locate(caller.scope(), recordingId)
                .invoke(RecordingPlace::mustBeThere)
                .chain(place -> marks.of(place, caller.actor()));
    }

    @PATCH
    @Path("/{recordingId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "markRecording",
            summary = "Star or pin a recording, or say that it was seen",
            description =
                    "What the body doesn't name stays. `starred` and `pinned` are the team's and take an editor; `seen` is the caller's own."
                            + " A pinned recording stays when the website's retention is over.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = MarksChange.class),
                            examples = @ExampleObject(name = "star it", value = "{\"starred\":true}")))
    @APIResponse(
            responseCode = "200",
            description = "As it is marked now",
            content = @Content(schema = @Schema(implementation = MarksView.class)))
    @APIResponse(responseCode = "400", description = "A member can't be used; `member` names it")
    @APIResponse(responseCode = "403", description = "The caller's role is too low")
    @APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    public Uni<MarksView> change(@RestPath String recordingId, @Nullable String body) {
        return recordings
                .locate(caller.scope(), recordingId)
                .invoke(RecordingPlace::mustBeThere)
                .chain(place -> {
                    MarksChange change = read(body);
                    if (change.concernsOthers()) {
                        caller.mustBe(Role.EDITOR, place.subject().websiteId());
                    }
                    return marks.change(place, change, caller.actor());
                });
    }

    private MarksChange read(@Nullable String body) {
        try {
            return MarksChange.read(json.readTree(body == null ? "" : body));
        } catch (JsonProcessingException e) {
            throw ProblemException.body("The body is a JSON object.");
        }
    }
}
