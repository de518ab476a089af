package dev.playhead.query.notes;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.recordings.RecordingPlace;
import dev.playhead.query.recordings.Recordings;
import dev.playhead.recording.RecordingId;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/recordings/{recordingId}/notes}. */
@Path("/api/v1/recordings/{recordingId}/notes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notes")
@APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
@APIResponse(responseCode = "410", description = "The recording is gone; `reason` is `erased` or `expired`")
public class NotesResource {
    private static final String EXAMPLE = """
            {"noteId":"5b7c2f0a-4a53-4b3e-9f57-1f1d7d0c6c11","atMs":61500,"text":"The button does nothing here",
            "author":"member:17","createdAt":1763800000000,"changedAt":1763800000000}""";

    private final Recordings recordings;
    private final Notes notes;
    private final CurrentCaller caller;
    private final ObjectMapper json;
    private final int longest;

    NotesResource(Recordings recordings, Notes notes, CurrentCaller caller, ObjectMapper json, QuerySettings settings) {
        this.recordings = recordings;
        this.notes = notes;
        this.caller = caller;
        this.json = json;
        this.longest = settings.notes().longest();
    }

    @GET
    @Operation(operationId = "listNotes", summary = "A recording's notes, by their moment")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            schema = @Schema(implementation = NoteView.All.class),
                            examples = @ExampleObject(name = "one", value = "{\"notes\":[" + EXAMPLE + "]}")))
    public Uni<NoteView.All> list(@RestPath String recordingId) {
        return place(recordingId).chain(notes::list);
    }

    @POST
    @ResponseStatus(201)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addNote", summary = "Write a note about a moment", description = "Takes an editor.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NoteText.class),
                            examples =
                                    @ExampleObject(
                                            name = "a note",
                                            value = "{\"atMs\":61500,\"text\":\"The button does nothing here\"}")))
    @APIResponse(
            responseCode = "201",
            description = "The note",
            content =
                    @Content(
                            schema = @Schema(implementation = NoteView.class),
                            examples = @ExampleObject(name = "the note", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "A member can't be used; `member` names it")
    @APIResponse(responseCode = "403", description = "The caller's role is too low")
    @APIResponse(responseCode = "409", description = "The recording has as many notes as it may have")
    public Uni<NoteView> add(@RestPath String recordingId, @Nullable String body) {
        return edited(recordingId).chain(place -> notes.add(place, NoteText.read(json, body, longest), caller.actor()));
    }

    @PATCH
    @Path("/{noteId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "changeNote", summary = "Change a note", description = "Takes an editor.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NoteText.class),
                            examples = @ExampleObject(name = "another text", value = "{\"text\":\"Fixed in 4.2\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The note as it is now",
            content = @Content(schema = @Schema(implementation = NoteView.class)))
    @APIResponse(responseCode = "400", description = "A member can't be used; `member` names it")
    @APIResponse(responseCode = "403", description = "The caller's role is too low")
    public Uni<NoteView> change(@RestPath String recordingId, @RestPath String noteId, @Nullable String body) {
        return edited(recordingId).chain(place -> notes.change(place, id(noteId), NoteText.read(json, body, longest)));
    }

    @DELETE
    @Path("/{noteId}")
    @Operation(operationId = "deleteNote", summary = "Delete a note", description = "Takes an editor.")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "403", description = "The caller's role is too low")
    public Uni<Void> delete(@RestPath String recordingId, @RestPath String noteId) {
        return edited(recordingId).chain(place -> notes.delete(place, id(noteId)));
    }

    private Uni<RecordingPlace> place(String recordingId) {
        return recordings.locate(caller.scope(), recordingId).invoke(RecordingPlace::mustBeThere);
    }

    private Uni<RecordingPlace> edited(String recordingId) {
        return place(recordingId)
                .invoke(place -> caller.mustBe(Role.EDITOR, place.subject().websiteId()));
    }

    private static UUID id(String text) {
        // ids of notes have the form that those of recordings have
        return RecordingId.parse(text).map(RecordingId::value).orElseThrow(() -> ProblemException.unknown("note"));
    }
}
