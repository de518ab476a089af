package dev.playhead.query.recordings;

import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.live.LiveEvents;
import dev.playhead.query.live.WhileAllowed;
import dev.playhead.query.problem.Problem;
import dev.playhead.query.search.RecordingFilter;
import dev.playhead.storage.access.Pass;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /api/v1/recordings/live}. */
@Path("/api/v1/recordings")
@Tag(name = "Recordings")
public class LiveResource {
    private final LiveEvents events;
    private final WhileAllowed whileAllowed;
    private final Marks marks;
    private final CurrentCaller caller;

    LiveResource(LiveEvents events, WhileAllowed whileAllowed, Marks marks, CurrentCaller caller) {
        this.whileAllowed = whileAllowed;
        this.events = events;
        this.marks = marks;
        this.caller = caller;
    }

    @GET
    @Path("/live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followRecordings",
            summary = "Recordings as they start, change and end",
            description =
                    "Server-sent events `start`, `change` and `end`, each with the recording as far as it is known before it is stored, and"
                            + " `erased` with its id. Ends with what opened it. From now on; nothing is repeated after a broken connection: list again. With the filters"
                            + " of the list: what isn't known of a live recording doesn't fit.")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "one starts", value = """
                                    event:start
                                    data:{"recordingId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","websiteId":"flid_shop00000000000001","state":"live","startedAt":1763800000000,"eventCount":3}
                                    """)))
    @APIResponse(responseCode = "400", description = "A parameter can't be used; `parameter` names it")
    @APIResponse(
            responseCode = "503",
            description = "As many follow as may: `reason` is `too_many_followers`",
            content =
                    @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> follow(@Context UriInfo request, @Context Sse sse) {
        Scope scope = QueryReading.scope(caller, request.getQueryParameters().getFirst(QueryReading.WEBSITE_ID));
        RecordingFilter filter =
                RecordingFilter.of(request.getQueryParameters(), Set.of(QueryReading.WEBSITE_ID, "share"));
        events.refuseIfFull();
        Pass pass = caller.pass();
        Multi<OutboundSseEvent> told = Uni.createFrom()
                .deferred(() -> marks.resolve(scope, filter, caller.actor()))
                .onItem()
                .transformToMulti(marked ->
                        events.follow(scope, said -> Fits.announced(filter, marked, said), RecordingView::of, sse));
        return whileAllowed.of(pass, told);
    }
}
