package dev.playhead.replay.peers;

import dev.playhead.recording.Position;
import dev.playhead.replay.access.Refusal;
import dev.playhead.replay.read.Opened;
import dev.playhead.replay.read.RecordingRead;
import dev.playhead.replay.stream.Admitted;
import dev.playhead.replay.stream.Arrival;
import dev.playhead.replay.stream.OpenStream;
import dev.playhead.replay.stream.StreamBody;
import dev.playhead.replay.stream.Streams;
import dev.playhead.storage.catalog.StoredBlock;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** RePlaya's way to follow a recording; list and details are query-service's. */
@Path("/api/sessions/{id}/live")
@Tag(name = "RePlaya")
@RunOnVirtualThread
public class SessionLiveResource {
    private final PeerDoor door;
    private final RecordingRead reads;
    private final Streams streams;

    public SessionLiveResource(PeerDoor door, RecordingRead reads, Streams streams) {
        this.door = door;
        this.reads = reads;
        this.streams = streams;
    }

    @GET
    @Operation(
            operationId = "followSession",
            summary = "The events of a recording, and those to come, as RePlaya sends them",
            description =
                    "Server-sent events: `session-ready`, then a `session-event` for every event with its sequence number as"
                            + " id, `session-metadata` where a page begins, `session-status` at the end (`explicit-stop`, `lease-expired`),"
                            + " `session-heartbeat` and a comment while nothing happens, `session-error` where a part is missing or the"
                            + " stream ends before the recording. A sequence number counts the recording's events in the order of its"
                            + " log, from 0: it is the same on every instance and in every stream. Resumes behind `Last-Event-ID`, or at"
                            + " `fromSeqNum`. Takes the secret key, or the session's own append token.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            examples = @ExampleObject(name = "the beginning", value = """
                                    event: session-ready
                                    data: {"type":"ready","sessionId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","fromSeqNum":0}

                                    event: session-event
                                    id: 0
                                    data: {"type":"event","sessionId":"019aa0b2-7f3c-7a10-9d2e-5b6c7d8e9f00","seqNum":0,"event":{}}
                                    """)))
    @APIResponse(responseCode = "400", description = "`fromSeqNum` or `Last-Event-ID` is no sequence number")
    @APIResponse(responseCode = "404", description = "No such recording, or not the caller's")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    public Response live(
            @PathParam("id") String id,
            @QueryParam("fromSeqNum") @Nullable String fromSeqNum,
            @QueryParam("sessionToken") @Nullable String sessionTokenParameter,
            @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
            @HeaderParam("x-replaya-session-token") @Nullable String sessionToken,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @Context RoutingContext exchange) {
        Arrival arrival = Arrival.now(exchange);
        Optional<Long> from = from(fromSeqNum, lastEventId);
        if (from.isEmpty()) {
            return Refusal.badRequest("fromSeqNum and Last-Event-ID are sequence numbers of this session");
        }
        String token = sessionToken == null ? sessionTokenParameter : sessionToken;
        return door.admit(id, authorization, token, admitted -> answer(admitted, from.get(), arrival));
    }

    /** An id that was received counts before the address, which a reconnecting browser repeats. */
    private static Optional<Long> from(@Nullable String fromSeqNum, @Nullable String lastEventId) {
        if (lastEventId != null && !lastEventId.isEmpty()) {
            return number(lastEventId).map(last -> last + 1);
        }
        return fromSeqNum == null || fromSeqNum.isEmpty() ? Optional.of(0L) : number(fromSeqNum);
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,15}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private Response answer(Admitted admitted, long from, Arrival arrival) {
        Optional<OpenStream> stream = streams.open(Streams.Kind.LIVE, arrival.by(admitted));
        if (stream.isEmpty()) {
            return streams.refusal();
        }
        return Response.ok(new StreamBody(stream.get(), out -> write(admitted, from, stream.get(), out)))
                .type(MediaType.SERVER_SENT_EVENTS)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                // Proxies that buffer answers would hold events back.
                .header("X-Accel-Buffering", "no")
                .build();
    }

    private void write(Admitted admitted, long from, OpenStream stream, OutputStream out) throws IOException {
        Ordinals stored = new Ordinals(blocks(admitted.opened()));
        Position after = stored.before(from);
        SessionSink sink =
                new SessionSink(out, stream, admitted.id().toString(), stored, Math.min(from, stored.stored()), from);
        switch (admitted.opened()) {
            case Opened.InCatalog known -> reads.follow(known, after, sink);
            case Opened.InLog known -> reads.follow(known, after, sink);
            case Opened.Unknown _, Opened.Gone _ -> throw new IllegalStateException("refused before");
        }
    }

    private static List<StoredBlock> blocks(Opened opened) {
        return opened instanceof Opened.InCatalog known ? known.snapshot().blocks() : List.of();
    }
}
