package dev.playhead.ingest.nativedialect;

import dev.playhead.ingest.answer.HttpAnswers;
import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.message.Envelope;
import dev.playhead.ingest.message.EnvelopeReader;
import dev.playhead.ingest.receive.Bodies;
import dev.playhead.ingest.receive.PlainBody;
import dev.playhead.ingest.receive.Received;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The native dialect's paths, routes of the HTTP server itself: nearly all requests are these, and the way through the framework's resources
 * was a seventh of the service's CPU time (docs/adr/0015). One handler behind three, because people proxy them through
 * their own domain under different names.
 */
@ApplicationScoped
public class NativeEvents {
    private static final String CHUNK = "recording_chunk";

    private final HttpAnswers answers;
    private final Bodies bodies;
    private final NativeChunks chunks;
    private final Starts starts;
    private final NativeControls controls;
    private final PlainBody plainBody;
    private final IngestConfig config;

    @Inject
    public NativeEvents(
            HttpAnswers answers,
            Bodies bodies,
            NativeChunks chunks,
            Starts starts,
            NativeControls controls,
            PlainBody plainBody,
            IngestConfig config) {
        this.answers = answers;
        this.bodies = bodies;
        this.chunks = chunks;
        this.starts = starts;
        this.controls = controls;
        this.plainBody = plainBody;
        this.config = config;
    }

    void routes(@Observes Router router) {
        for (String path : List.of("/events", "/api/track", "/analytics/events")) {
            router.post(path).handler(http -> answers.answer(http, bodies.answer(http, this::take)));
        }
        router.post("/recordings/:id/chunks").handler(this::chunk);
    }

    private void chunk(RoutingContext http) {
        String id = http.pathParam("id");
        answers.answer(
                http,
                bodies.answer(
                        http, request -> chunks.take(ChunkRequest.of(request, id), ChunkBody.of(request), request)));
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
