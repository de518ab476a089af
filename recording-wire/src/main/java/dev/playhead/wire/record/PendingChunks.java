package dev.playhead.wire.record;

import dev.playhead.wire.json.JsonObject;
import dev.playhead.wire.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Pending chunks as the catalog's checkpoint keeps them: a JSON array. */
public final class PendingChunks {
    private PendingChunks() {}

    /** The JSON array. */
    public static String toJson(List<PendingChunk> pending) {
        byte[] json = JsonText.write(out -> {
            out.writeStartArray();
            for (PendingChunk chunk : pending) {
                out.writeStartObject();
                out.writeStringField("chunkId", chunk.chunkId().toString());
                out.writeNumberField("firstOffset", chunk.firstOffset());
                out.writeNumberField("firstAppendedAt", chunk.firstAppendedAt());
                out.writeNumberField("frames", chunk.frames());
                out.writeEndObject();
            }
            out.writeEndArray();
        });
        return new String(json, StandardCharsets.UTF_8);
    }

    /**
     * Reads the JSON array.
     *
     * @throws IllegalArgumentException if it is anything else: a checkpoint must not be half understood
     */
    public static List<PendingChunk> fromJson(String json) {
        List<PendingChunk> pending = new ArrayList<>();
        for (JsonObject chunk : JsonObject.parseArray(json.getBytes(StandardCharsets.UTF_8))) {
            pending.add(new PendingChunk(
                    UUID.fromString(chunk.text("chunkId")),
                    chunk.number("firstOffset"),
                    chunk.number("firstAppendedAt"),
                    Math.toIntExact(chunk.number("frames"))));
        }
        return List.copyOf(pending);
    }
}
