package dev.playhead.replay.chunks;

import dev.playhead.recording.Position;
import dev.playhead.replay.stored.BlockLines;
import dev.playhead.storage.catalog.StoredBlock;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of a recording's stored pieces, in log order. */
@Schema(name = "ChunkPage", description = "A page of stored pieces, in log order")
record ChunkPage(
        List<ChunkView> chunks,

        @Schema(description = "Ask for the next page with it; null on the last", nullable = true) @Nullable
        String nextCursor) {
    private static final String CURSOR = "1 ";

    /**
     * @param after the position behind which the page begins: a piece that archiving has made of listed and unlisted ones may begin
     *     before it
     */
    static ChunkPage of(List<StoredBlock> blocks, Position after, int limit) {
        List<StoredBlock> rest = blocks.stream()
                .filter(block -> BlockLines.last(block).compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        List<StoredBlock> shown = rest.subList(0, Math.min(limit, rest.size()));
        String next = rest.size() > limit ? cursor(BlockLines.last(shown.getLast())) : null;
        return new ChunkPage(shown.stream().map(ChunkView::of).toList(), next);
    }

    private static String cursor(Position after) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((CURSOR + after).getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty for what no page of ours gave out. */
    static Optional<Position> parseCursor(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
            return plain.startsWith(CURSOR) ? Position.parse(plain.substring(CURSOR.length())) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // no base64
            return Optional.empty();
        }
    }
}
