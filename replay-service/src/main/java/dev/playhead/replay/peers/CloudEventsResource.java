package dev.playhead.replay.peers;

import dev.playhead.recording.Position;
import dev.playhead.replay.read.RecordingRead;
import dev.playhead.replay.stored.Span;
import dev.playhead.replay.stream.Admitted;
import dev.playhead.replay.stream.Arrival;
import dev.playhead.replay.stream.BodyEncoding;
import dev.playhead.replay.stream.OpenStream;
import dev.playhead.replay.stream.StreamBody;
import dev.playhead.replay.stream.Streams;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** rrweb Cloud's way to a recording's events; list and metadata are query-service's. */
@Path("/recordings/{id}/events")
@Tag(name = "rrweb Cloud")
@RunOnVirtualThread
public class CloudEventsResource {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final PeerDoor door;
    private final RecordingRead reads;
    private final Streams streams;

    public CloudEventsResource(PeerDoor door, RecordingRead reads, Streams streams) {
        this.door = door;
        this.reads = reads;
        this.streams = streams;
    }

    @GET
    @Operation(
            operationId = "getCloudEvents",
            summary = "All events of a recording as rrweb Cloud gives them",
            description =
                    "One JSON array in log order, up to the last event acknowledged before the request; by the client's id or"
                            + " Playhead's. Takes the secret key. A body that is cut is incomplete.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            examples = @ExampleObject(name = "a page that was opened", value = """
                                    [{"type":4,"timestamp":1763800000000,
                                    "data":{"href":"https://shop.example/","width":1280,"height":800}}]""")))
    @APIResponse(responseCode = "404", description = "No such recording, or not the caller's")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    public Response events(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String acceptEncoding,
            @Context RoutingContext exchange) {
        Arrival arrival = Arrival.now(exchange);
        boolean gzip = BodyEncoding.takesGzip(acceptEncoding);
        return door.admit(id, authorization, null, admitted -> answer(admitted, gzip, arrival));
    }

    private Response answer(Admitted admitted, boolean gzip, Arrival arrival) {
        Optional<OpenStream> stream = streams.open(Streams.Kind.EVENTS, arrival.by(admitted));
        if (stream.isEmpty()) {
            return streams.refusal();
        }
        Response.ResponseBuilder answer = Response.ok(new StreamBody(stream.get(), out -> write(admitted, gzip, out)))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (gzip) {
            answer.header(HttpHeaders.CONTENT_ENCODING, BodyEncoding.GZIP.token());
        }
        return answer.build();
    }

    private void write(Admitted admitted, boolean gzip, OutputStream out) throws IOException {
        GZIPOutputStream compressed = gzip ? new GZIPOutputStream(out, BUFFER_BYTES) : null;
        ArraySink sink = new ArraySink(compressed == null ? out : compressed);
        Position beginning = Span.BEGINNING;
        reads.toEnd(admitted.opened(), Span.ALL, beginning, sink);
        sink.finish();
        if (compressed != null) {
            compressed.finish();
        }
        out.flush();
    }
}
