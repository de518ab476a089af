package dev.playhead.replay.export;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.access.Refusal;
import dev.playhead.replay.audit.ExportNotes;
import dev.playhead.replay.read.Opened;
import dev.playhead.replay.stream.Admission;
import dev.playhead.replay.stream.Admitted;
import dev.playhead.replay.stream.Arrival;
import dev.playhead.replay.stream.BodyEncoding;
import dev.playhead.replay.stream.OpenStream;
import dev.playhead.replay.stream.Presented;
import dev.playhead.replay.stream.StreamBody;
import dev.playhead.replay.stream.Streams;
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
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Recordings to take along. */
@Path("/")
@Tag(name = "replay")
@RunOnVirtualThread
public class ExportResource {
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Admission admission;
    private final Exports exports;
    private final Streams streams;
    private final ExportNotes notes;

    public ExportResource(Admission admission, Exports exports, Streams streams, ExportNotes notes) {
        this.admission = admission;
        this.exports = exports;
        this.streams = streams;
        this.notes = notes;
    }

    @GET
    @Path("/api/v1/replay/{id}/export")
    @Operation(
            summary = "A recording as a file",
            description =
                    "`format=json` (an array of rrweb events by time), `ndjson` (one a line, by time) or `html` (a page that"
                            + " plays without a network; what the recorded page loaded from elsewhere isn't shown). Up to the last event"
                            + " acknowledged before the request. A body that is cut is incomplete.")
    @APIResponse(responseCode = "200", description = "The file")
    @APIResponse(responseCode = "403", description = "By a share link that doesn't allow it: `not_shared`")
    @APIResponse(responseCode = "404", description = "No such recording, or not the caller's")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    @APIResponse(
            responseCode = "503",
            description =
                    "Try again: `reason` is `too_many_exports`, `too_many_streams`, `indexing_lags`, `shutting_down`,"
                            + " `catalog_unavailable`, `log_unavailable` or `storage_unavailable`")
    public Response export(
            @PathParam("id") String id,
            @QueryParam("format") @Nullable String format,
            @BeanParam Presented presented,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String acceptEncoding,
            @Context RoutingContext exchange) {
        Arrival arrival = Arrival.now(exchange);
        Optional<ExportFormat> wanted = ExportFormat.of(format);
        if (wanted.isEmpty()) {
            return Refusal.badRequest("format is json, ndjson or html");
        }
        boolean gzip = BodyEncoding.takesGzip(acceptEncoding);
        return admission.admit(
                id,
                presented,
                admitted -> admitted.mayExport()
                        ? enter(admitted, wanted.get(), gzip, arrival.by(admitted))
                        : Refusal.notShared());
    }

    private Response enter(Admitted admitted, ExportFormat format, boolean gzip, Arrival arrival) {
        RecordingId id = admitted.id();
        Opened opened = admitted.opened();
        Optional<Exports.Place> place = exports.enter();
        if (place.isEmpty()) {
            return Refusal.unavailable("too_many_exports", "Other exports are under way");
        }
        // A client that leaves before the body begins has no body that could end.
        arrival.exchange().addEndHandler(_ -> place.get().close());
        Optional<OpenStream> stream = Optional.empty();
        try {
            SortedLines tail = exports.tail(opened);
            notes.note(admitted.caller(), admitted.websiteId(), id, format.extension());
            stream = streams.open(Streams.Kind.EXPORT, arrival);
            return stream.isEmpty()
                    ? streams.refusal()
                    : answer(id, opened, tail, format, gzip, new Held(stream.get(), place.get()));
        } catch (TailTooLong e) {
            return Refusal.unavailable("indexing_lags", "Too much of the recording isn't stored yet");
        } catch (IOException e) {
            throw new IllegalStateException("only a client's leaving is one", e);
        } finally {
            if (stream.isEmpty()) {
                place.get().close();
            }
        }
    }

    private record Held(OpenStream stream, Exports.Place place) {}

    private Response answer(
            RecordingId id, Opened opened, SortedLines tail, ExportFormat format, boolean gzip, Held held) {
        StreamBody body = new StreamBody(held.stream(), out -> {
            try (Exports.Place _ = held.place()) {
                write(id, opened, tail, format, gzip, out);
            }
        });
        Response.ResponseBuilder answer = Response.ok(body)
                .type(format.mediaType())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"recording-" + id + "." + format.extension() + "\"");
        if (gzip && format != ExportFormat.HTML) {
            answer.header(HttpHeaders.CONTENT_ENCODING, BodyEncoding.GZIP.token());
        }
        return answer.build();
    }

    private void write(
            RecordingId id, Opened opened, SortedLines tail, ExportFormat format, boolean gzip, OutputStream out)
            throws IOException {
        if (format == ExportFormat.HTML) {
            exports.writePage(opened, id, out);
        } else if (gzip) {
            GZIPOutputStream compressed = new GZIPOutputStream(out, BUFFER_BYTES);
            exports.writeSorted(opened, tail, format, compressed);
            compressed.finish();
        } else {
            exports.writeSorted(opened, tail, format, out);
        }
        out.flush();
    }
}
