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

    /** Gives the events that stand after {@code after}, in order, each as JSON without a line feed. */
    public void each(Position after, EventTaker taker) throws IOException {
        for (int i = 0; i < starts.length; i++) {
            int end = i + 1 < starts.length ? starts[i + 1] - 1 : bytes.length - MessageCutter.END_LENGTH;
            if (new Position(offset, firstIndex + i).compareTo(after) > 0) {
                taker.take(bytes, starts[i], end);
            }
        }
    }

    /** Takes an event: {@code bytes[from..to)}. */
    @FunctionalInterface
    public interface EventTaker {
        void take(byte[] bytes, int from, int to) throws IOException;
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
