package dev.playhead.recording.log;

import dev.playhead.recording.Dialect;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a chunk without reading its events.
 *
 * @param windowId minted by the recorder per document; null in dialects without windows. Where chunks come over a socket it
 *     names the socket: its chunks are never taken for re-sends of each other
 * @param seq 0-based number of the chunk in its window or, given by ingest, of its socket; {@link #NO_SEQ} where neither is
 * @param sentAt client's clock, epoch milliseconds; 0 unknown
 * @param receivedAt ingest's clock, epoch milliseconds
 * @param finalizes (not "finalize", which Java keeps to itself) the recorder's last chunk of a page: shortens the lease
 */
public record ChunkHead(
        @Nullable String windowId, long seq, long sentAt, long receivedAt, boolean finalizes, Dialect dialect) {
    /** The seq of chunks whose dialect has none; such requests are deduplicated by content. */
    public static final long NO_SEQ = -1;

    public ChunkHead {
        if (seq < NO_SEQ) {
            throw new IllegalArgumentException("seq below -1: " + seq);
        }
    }

    public boolean hasSeq() {
        return seq != NO_SEQ;
    }

    /** The document that the events are of; null where the dialect tells none apart: a page may be told of over several sockets. */
    public @Nullable String documentId() {
        return hasSeq() && dialect == Dialect.NATIVE ? windowId : null;
    }

    /** Whether its SDK may have sent these events before, in another request or over another socket, without saying so. */
    public boolean mayRepeat() {
        return !hasSeq() || dialect != Dialect.NATIVE;
    }
}
