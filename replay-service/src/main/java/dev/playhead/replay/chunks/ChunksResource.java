package dev.playhead.replay.chunks;

import dev.playhead.recording.Position;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.replay.access.Refusal;
import dev.playhead.replay.read.Opened;
import dev.playhead.replay.stored.Span;
import dev.playhead.replay.stream.Admission;
import dev.playhead.replay.stream.Arrival;
import dev.playhead.replay.stream.BodyEncoding;
import dev.playhead.replay.stream.Presented;
import dev.playhead.storage.catalog.StoredBlock;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A recording's stored pieces over HTTP. */
@Path("/api/v1/replay/{id}/chunks")
@Tag(name = "replay")
@RunOnVirtualThread
public class ChunksResource {
    private final Admission admission;
    private final ChunkAnswer answers;
    private final ReplaySettings.Chunks settings;

    public ChunksResource(Admission admission, ChunkAnswer answers, ReplaySettings settings) {
        this.admission = admission;
        this.answers = answers;
        this.settings = settings.chunks();
    }

    @GET
    @Operation(
            operationId = "listChunks",
            summary = "The stored pieces of a recording, in log order",
            description =
                    "What isn't stored yet is in no piece (`events` has it). While a recording goes on, pieces are added at the end;"
                            + " after it, archiving puts many into few larger ones, whose ids are new. Ids that were given out before"
                            + " go on naming the same events. A page that is asked for after pieces were put together may begin with"
                            + " one that begins before the cursor: `first` tells.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChunkPage.class),
                            examples = @ExampleObject(name = "one piece", value = """
                                    {"chunks":[{"n":"4711.0-4799.12","first":"4711.0","last":"4799.12",
                                    "firstTimestamp":1763800000000,"lastTimestamp":1763800009870,"eventCount":412,
                                    "rawBytes":183201,"storedBytes":21044,"keyframe":true}],"nextCursor":null}""")))
    @APIResponse(responseCode = "404", description = "No such recording, or not the caller's")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    public Response list(
            @PathParam("id") String id,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @BeanParam Presented presented) {
        int most = limit(limit);
        if (most == 0) {
            return Refusal.badRequest("limit is a whole number from 1 to " + settings.largestPageSize());
        }
        Optional<Position> after = cursor == null ? Optional.of(Span.BEGINNING) : ChunkPage.parseCursor(cursor);
        if (after.isEmpty()) {
            return Refusal.badRequest("cursor is a nextCursor of this list");
        }
        return admission.admit(id, presented, admitted -> Response.ok(
                        ChunkPage.of(blocks(admitted.opened()), after.get(), most), MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
    }

    @GET
    @Path("/{n}")
    @Operation(
            operationId = "getChunk",
            summary = "One stored piece",
            description =
                    "`n` from the list: `<first>-<last>`, the positions of its first and last event. It names these events for as long"
                            + " as the recording is there, so the answer never changes and may be kept by the client: one rrweb event a"
                            + " line, in log order. To a client that takes zstd the stored frame goes out as it is.")
    @APIResponse(responseCode = "200", content = @Content(mediaType = "application/x-ndjson"))
    @APIResponse(responseCode = "304", description = "The client has it already (`If-None-Match`)")
    @APIResponse(
            responseCode = "404",
            description =
                    "No such recording, or not the caller's (`not_found`); or nothing stored under this id (`no_chunk`)")
    @APIResponse(responseCode = "410", description = "It is gone; `reason` is `erased` or `expired`")
    @APIResponse(
            responseCode = "500",
            description =
                    "It is lost: `reason` is `missing_object` or `broken_block`, as in the gap that `events` has here")
    public Response chunk(
            @PathParam("id") String id,
            @PathParam("n") String n,
            @BeanParam Presented presented,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @Nullable String acceptEncoding,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Context RoutingContext exchange) {
        Arrival arrival = Arrival.now(exchange);
        Optional<ChunkId> chunk = ChunkId.parse(n);
        BodyEncoding encoding = BodyEncoding.choose(acceptEncoding);
        return admission.admit(id, presented, admitted -> {
            List<StoredBlock> blocks =
                    chunk.map(one -> one.within(blocks(admitted.opened()))).orElse(List.of());
            if (chunk.isEmpty() || blocks.isEmpty() || isTooMuch(blocks)) {
                return Refusal.noChunk();
            }
            ChunkAnswer.Asked asked =
                    new ChunkAnswer.Asked(admitted.id(), chunk.get(), encoding, ifNoneMatch, arrival.by(admitted));
            return answers.to(
                    asked,
                    blocks,
                    () -> admission.admit(
                            id,
                            presented,
                            again -> answers.last(asked, chunk.get().within(blocks(again.opened())))));
        });
    }

    private boolean isTooMuch(List<StoredBlock> blocks) {
        return blocks.size() > 1
                && blocks.stream().mapToLong(StoredBlock::rawBytes).sum() > settings.mostBytes();
    }

    private int limit(@Nullable String text) {
        if (text == null) {
            return settings.pageSize();
        }
        if (!text.matches("[0-9]{1,6}")) {
            return 0;
        }
        int limit = Integer.parseInt(text);
        return limit <= settings.largestPageSize() ? limit : 0;
    }

    private static List<StoredBlock> blocks(Opened opened) {
        return opened instanceof Opened.InCatalog known ? known.snapshot().blocks() : List.of();
    }
}
