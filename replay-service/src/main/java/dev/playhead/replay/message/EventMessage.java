package dev.playhead.replay.message;

import dev.playhead.recording.Position;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A server-sent event that holds some events of one chunk: {@code event: events}, the last one's position as id, a JSON array as data.
 * Immutable, so that all viewers of a recording are sent the same bytes; who has some of the events already is sent the rest.
 */
public final class EventMessage {
    private final long offset;
    private final int firstIndex;
    private final byte[] bytes;
    /** Where each event begins in {@link #bytes}. */
    private final int[] starts;

    EventMessage(long offset, int firstIndex, byte[] bytes, int[] starts) {
        this.offset = offset;
        this.firstIndex = firstIndex;
        this.bytes = bytes;
        this.starts = starts;
    }

    /** How many bytes it holds in memory, about. */
    public long size() {
        return bytes.length + 4L * starts.length;
    }

    /** How many events it holds; at least one. */
    public int count() {
        return starts.length;
    }

    /** Where its last event stands. */
    public Position last() {
        return new Position(offset, firstIndex + starts.length - 1);
    }

    /**
     * Writes the message with those of its events that stand after {@code after}.
     *
     * @return whether there was any
     */
    public boolean writeTo(OutputStream out, Position after) throws IOException {
        int had = 0;
        while (had < starts.length && new Position(offset, firstIndex + had).compareTo(after) <= 0) {
            had++;
        }
        if (had == starts.length) {
            return false;
        }
        if (had == 0) {
            out.write(bytes);
        } else {
            out.write(bytes, 0, starts[0]);
            out.write(bytes, starts[had], bytes.length - starts[had]);
        }
        return true;
    }
}
