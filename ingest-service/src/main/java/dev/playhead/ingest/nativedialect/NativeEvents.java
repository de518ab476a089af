package dev.playhead.ingest.nativedialect;

import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.message.Envelope;
import dev.playhead.ingest.message.EnvelopeReader;
import dev.playhead.ingest.receive.Bodies;
import dev.playhead.ingest.receive.PlainBody;
import dev.playhead.ingest.receive.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The native dialect's paths. One handler behind three, because people proxy them through their own domain under
 * different names.
 */
@Path("/")
public class NativeEvents {
    private static final String CHUNK = "recording_chunk";

    private final Bodies bodies;
    private final NativeChunks chunks;
    private final Starts starts;
    private final NativeControls controls;
    private final PlainBody plainBody;
    private final IngestConfig config;

    @Inject
    public NativeEvents(
            Bodies bodies,
            NativeChunks chunks,
            Starts starts,
            NativeControls controls,
            PlainBody plainBody,
            IngestConfig config) {
        this.bodies = bodies;
        this.chunks = chunks;
        this.starts = starts;
        this.controls = controls;
        this.plainBody = plainBody;
        this.config = config;
    }

    @POST
    @Path("events")
    public Uni<Response> events(RoutingContext http) {
        return bodies.answer(http, this::take);
    }

    @POST
    @Path("api/track")
    public Uni<Response> track(RoutingContext http) {
        return bodies.answer(http, this::take);
    }

    @POST
    @Path("analytics/events")
    public Uni<Response> analyticsEvents(RoutingContext http) {
        return bodies.answer(http, this::take);
    }

    @POST
    @Path("recordings/{id}/chunks")
    public Uni<Response> chunk(@PathParam("id") String id, RoutingContext http) {
        return bodies.answer(
                http, request -> chunks.take(ChunkRequest.of(request, id), ChunkBody.of(request), request));
    }

    @OPTIONS
    @Path("{path:events|api/track|analytics/events|recordings/[^/]+/chunks}")
    public Response preflight(@PathParam("path") String path) {
        return Response.noContent().build();
    }

    private Uni<Response> take(Received request) {
        String type = request.query("type");
        if (type == null) {
            return message(request);
        }
        if (!type.equals(CHUNK)) {
            throw new Refused(Problem.field("type", "only recording_chunk comes with its type in the query"));
        }
        return chunks.take(ChunkRequest.of(request, null), ChunkBody.of(request), request);
    }

    private Uni<Response> message(Received request) {
        refuseOtherTypes(request);
        // A message is small, or its data is compressed already: it never grows far beyond what was sent.
        Envelope message =
                EnvelopeReader.read(plainBody.of(request, config.maxBodyBytes().asLongValue()), "data");
        String type = message.text("type");
        if (type.equals(CHUNK)) {
            // The message, its text and what that decodes to are in memory side by side.
            plainBody.room(request, 2L * request.body().length);
            return chunks.take(ChunkRequest.of(message), ChunkBody.of(message), request);
        }
        long limit = config.maxControlBytes().asLongValue();
        if (request.body().length > limit) {
            throw new Refused(Problem.tooLarge("a message that is no chunk", limit));
        }
        return switch (type) {
            case "recording_start" -> starts.start(message, request);
            case "recording_stop" -> controls.stop(message, request);
            case "recording_cancel" -> controls.cancel(message, request);
            case "recording_heartbeat" -> controls.heartbeat(message, request);
            case "recording_identify" -> controls.identify(message, request);
            case "recording_metadata" -> controls.metadata(message, request);
            default -> throw new Refused(Problem.field("type", "unknown type"));
        };
    }

    private static void refuseOtherTypes(Received request) {
        if (!request.isJsonOrPlainText()) {
            throw new Refused(Problem.unsupported(
                    "Content-Type",
                    "messages are application/json or text/plain; chunks of other types name their type"
                            + " in the query"));
        }
    }

    static boolean isPlainText(@Nullable String contentType) {
        return contentType == null || contentType.toLowerCase(Locale.ROOT).startsWith("text/plain");
    }
}
