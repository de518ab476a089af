package dev.playhead.replay.stream;

import dev.playhead.recording.Position;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.access.Refusal;
import dev.playhead.replay.read.RecordingRead;
import dev.playhead.replay.stored.Span;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Replays over HTTP. */
@Path("/")
@Tag(name = "replay")
@RunOnVirtualThread
public class ReplayResource {
    private final Admission admission;
    private final RecordingRead reads;
    private final Streams streams;
    private final ReplaySettings settings;

    public ReplayResource(Admission admission, RecordingRead reads, Streams streams, ReplaySettings settings) {
        this.admission = admission;
        this.reads = reads;
        this.streams = streams;
        this.settings = settings;
    }

    @GET
    @Path("/api/v1/replay/{id}/events")
    @Operation(
            summary = "All events of a recording, in log order",
            description =
                    "One rrweb event a line, up to the last one acknowledged before the request; sort stably by timestamp before"
                            + " playing. A gap is a line with tag playhead:gap. X-Event-Count: how many events are stored; those of the"
                            + " log's tail come on top.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = EventsAnswer.NDJSON))
    @APIResponse(responseCode = "404", description = "No such recording, or not the caller's")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    @APIResponse(
            responseCode = "503",
            description = "Try again: `reason` is `too_many_streams`, `shutting_down`, `catalog_unavailable`,"
                    + " `log_unavailable` or `storage_unavailable`")
    public Response events(
            @PathParam("id") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @BeanParam Presented presented,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String acceptEncoding,
            @Context RoutingContext exchange) {
        Arrival arrival = Arrival.now(exchange);
        Optional<Long> fromMs = milliseconds(from, Long.MIN_VALUE);
        Optional<Long> toMs = milliseconds(to, Long.MAX_VALUE);
        if (fromMs.isEmpty() || toMs.isEmpty()) {
            return Refusal.badRequest("from and to are epoch milliseconds");
        }
        Span span = new Span(fromMs.get(), toMs.get());
        return admission.admit(id, presented, admitted -> new EventsAnswer(streams, reads)
                .to(admitted.opened(), span, BodyEncoding.choose(acceptEncoding), arrival.by(admitted)));
    }

    @GET
    @Path("/api/v1/replay/{id}/live")
    @Operation(
            summary = "The events of a recording, and those to come",
            description =
                    "Server-sent events: `events` with an array of rrweb events and the last one's position as id (and, for those that are"
                            + " sent as they come, a field `age`: ms since the log had them), `status` with the recording's state. Resumes by Last-Event-ID: a stream that ends before its recording sends a `status` with a `reason`"
                            + " (`shutting_down`, `too_slow`, `log_unavailable`, `long_enough`, `share_over`,"
                            + " `access_over`) and the id to resume behind.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = LiveAnswer.EVENT_STREAM))
    @APIResponse(responseCode = "404", description = "No such recording, or not the caller's")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    @APIResponse(
            responseCode = "503",
            description = "Try again: `reason` is `too_many_streams`, `shutting_down`, `catalog_unavailable`,"
                    + " `log_unavailable` or `storage_unavailable`")
    public Response live(
            @PathParam("id") String id,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @BeanParam Presented presented,
            @Context RoutingContext exchange) {
        Arrival arrival = Arrival.now(exchange);
        Optional<Position> after = lastEventId == null || lastEventId.isEmpty()
                ? Optional.of(Span.BEGINNING)
                : Position.parse(lastEventId);
        if (after.isEmpty()) {
            return Refusal.badRequest("Last-Event-ID is not an id of this stream");
        }
        return admission.admit(id, presented, admitted -> new LiveAnswer(streams, reads, settings.live())
                .to(admitted.opened(), after.get(), arrival.by(admitted)));
    }

    private static Optional<Long> milliseconds(@Nullable String text, long otherwise) {
        if (text == null || text.isEmpty()) {
            return Optional.of(otherwise);
        }
        return text.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
