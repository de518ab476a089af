package dev.playhead.replay.chunks;

import dev.playhead.storage.catalog.StoredBlock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stored piece in a list. */
@Schema(name = "Chunk", description = "A stored piece of a recording. Times are epoch milliseconds, sizes bytes")
record ChunkView(
        @Schema(description = "Its id: the positions of its first and last event", examples = "4711.0-4799.12")
        String n,

        @Schema(description = "Position of its first event", examples = "4711.0")
        String first,

        @Schema(description = "Position of its last event", examples = "4799.12")
        String last,

        @Schema(description = "Its earliest event by the visitor's clock; 0 = none has a time")
        long firstTimestamp,

        @Schema(description = "Its latest event by the visitor's clock; 0 = none has a time")
        long lastTimestamp,

        int eventCount,
        @Schema(description = "As NDJSON") long rawBytes,
        @Schema(description = "As it is stored, zstd") long storedBytes,

        @Schema(description = "Whether it holds a full snapshot: playing can start in it")
        boolean keyframe) {
    static ChunkView of(StoredBlock block) {
        ChunkId id = ChunkId.of(block);
        return new ChunkView(
                id.toString(),
                id.first().toString(),
                id.last().toString(),
                block.firstTimestamp(),
                block.lastTimestamp(),
                block.eventCount(),
                block.rawBytes(),
                block.byteLength(),
                !block.keyframes().isEmpty());
    }
}
