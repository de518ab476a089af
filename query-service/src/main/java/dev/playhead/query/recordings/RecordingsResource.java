package dev.playhead.query.recordings;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.live.LiveRecordings;
import dev.playhead.query.problem.Problem;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.RecordingId;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** {@code /api/v1/recordings}. */
@Path("/api/v1/recordings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Recordings")
public class RecordingsResource {
    private final Recordings recordings;
    private final QueryReading reading;
    private final CurrentCaller caller;
    private final Listing listing;
    private final Marks marks;
    private final LiveRecordings live;

    RecordingsResource(
            Recordings recordings,
            Listing listing,
            Marks marks,
            LiveRecordings live,
            QueryReading reading,
            CurrentCaller caller) {
        this.live = live;
        this.recordings = recordings;
        this.listing = listing;
        this.marks = marks;
        this.reading = reading;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listRecordings",
            summary = "List recordings",
            description =
                    "Newest first, a page at a time. A secret key lists its own website, the admin key every website or"
                            + " the one it names. Recordings that were erased or have expired are never listed.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = @Content(schema = @Schema(implementation = RecordingsPage.class)))
    @APIResponse(
            responseCode = "400",
            description = "A parameter can't be used; `parameter` names it",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Uni<Object> list(@Context UriInfo request) {
        Scope scope = QueryReading.scope(caller, request.getQueryParameters().getFirst(QueryReading.WEBSITE_ID));
        RecordingsQuery query = reading.read(request.getQueryParameters());
        return marks.resolve(scope, query.filter(), caller.actor())
                .chain(marked -> listing.page(scope, query, marked))
                .chain(page -> marks.onto(page, caller.actor()))
                .map(page -> page);
    }

    @GET
    @Path("/{recordingId}")
    @Operation(
            operationId = "getRecording",
            summary = "One recording, with its pages, activity and keyframes",
            description =
                    "Also for whoever has a share link: `?share=<token>` in place of a key, or better as header `Playhead-Share`, which stands in no proxy's log.")
    @Parameter(name = "share", in = ParameterIn.QUERY, description = "Token of a share link, in place of a key")
    @APIResponse(
            responseCode = "200",
            description = "The recording",
            content = @Content(schema = @Schema(implementation = RecordingDetail.class)))
    @APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    public Uni<Object> get(@RestPath String recordingId) {
        RecordingId id = RecordingId.parse(recordingId).orElseThrow(() -> ProblemException.unknown("recording"));
        Scope scope = caller.scope(id);
        return recordings.find(scope, id).map(found -> switch (found) {
            case FoundRecording.Present(RecordingDetail detail) -> detail;
            case FoundRecording.Gone(String reason) -> throw ProblemException.gone(reason);
            // What the list has before the catalog does can be opened, too.
            case FoundRecording.Missing() ->
                live.uncatalogued(scope, id)
                        .map(RecordingDetail::of)
                        .orElseThrow(() -> ProblemException.unknown("recording"));
        });
    }
}
