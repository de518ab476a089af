package dev.playhead.query.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.live.WhileAllowed;
import dev.playhead.query.recordings.ListedRecording;
import dev.playhead.query.recordings.Newest;
import dev.playhead.query.recordings.Recordings;
import dev.playhead.recording.RecordingId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** RePlaya's {@code /api/sessions}; following one session is replay-service's. */
@Path("/api/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "RePlaya")
public class SessionsResource {
    private static final int USUAL_PAGE = 100;
    private static final int LARGEST_PAGE = 1_000;

    private final Recordings recordings;
    private final CurrentCaller caller;
    private final LiveList live;
    private final WhileAllowed whileAllowed;
    private final ObjectMapper json;

    SessionsResource(
            Recordings recordings, CurrentCaller caller, LiveList live, WhileAllowed whileAllowed, ObjectMapper json) {
        this.whileAllowed = whileAllowed;
        this.recordings = recordings;
        this.caller = caller;
        this.live = live;
        this.json = json;
    }

    @GET
    @Operation(
            operationId = "listSessions",
            summary = "List recordings as RePlaya does",
            description = "Newest first; all recordings that the key reads, whoever recorded them.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            schema = @Schema(implementation = Session.Page.class),
                            examples = @ExampleObject(name = "one, more follow", value = """
                                    {"sessions":[{"id":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","title":"Checkout","status":"stopped",
                                    "createdAt":"2026-11-22T12:00:00Z","updatedAt":"2026-11-22T12:03:10Z",
                                    "stoppedAt":"2026-11-22T12:03:10Z","stopReason":"lease-expired","eventCount":812,
                                    "lastSeqNum":811,"durationMs":190000,"url":"https://shop.example/cart"}],
                                    "hasMore":true,"nextStartAfter":"MSBzdGFydGVkQXQgZCAx"}""")))
    @APIResponse(responseCode = "400", description = "A parameter can't be used; `parameter` names it")
    public Uni<Session.Page> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("startAfter") @Nullable String startAfter) {
        int most = PageLimit.read("limit", limit, USUAL_PAGE, 1, LARGEST_PAGE);
        return recordings
                .newest(caller.scope(), Newest.after("startAfter", startAfter, most))
                .map(rows -> page(rows, most));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getSession",
            summary = "One recording as RePlaya shows it",
            description =
                    "With a key, or with the session's own append token (`x-replaya-session-token`). Its events come by `…/live`.")
    @APIResponse(
            responseCode = "200",
            description = "The session",
            content = @Content(schema = @Schema(implementation = Session.One.class)))
    @APIResponse(responseCode = "404", description = "Unknown, or of a website that the key doesn't read")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    public Uni<Session.One> get(@RestPath String id) {
        Optional<RecordingId> own = RecordingId.parse(id);
        Scope scope = own.isPresent() ? caller.scope(own.get()) : caller.scope();
        return recordings.named(scope, id).map(row -> new Session.One(Session.of(row, json)));
    }

    @GET
    @Path("/index/live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            operationId = "followSessions",
            summary = "The list as it changes, as RePlaya sends it",
            description =
                    "`session-ready` with the newest sessions; then `session-metadata` for each that begins or goes on, `session-status`"
                            + " for each that ends or is deleted, `session-heartbeat` and a comment every 15 s. Has no ids: who comes"
                            + " back is told the list anew.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS))
    public Multi<OutboundSseEvent> follow(@Context Sse sse) {
        Scope scope = caller.scope();
        Uni<List<Session>> now = recordings
                .newest(scope, Newest.after("startAfter", null, USUAL_PAGE))
                .map(rows -> rows.stream()
                        .limit(USUAL_PAGE)
                        .map(row -> Session.of(row, json))
                        .toList());
        live.refuseIfFull();
        return whileAllowed.of(caller.pass(), live.follow(scope, now, sse));
    }

    private Session.Page page(List<ListedRecording> rows, int limit) {
        List<ListedRecording> shown = rows.subList(0, Math.min(limit, rows.size()));
        boolean more = rows.size() > limit;
        return new Session.Page(
                shown.stream().map(row -> Session.of(row, json)).toList(),
                more,
                more ? shown.getLast().cursor() : null);
    }
}
