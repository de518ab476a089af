package dev.playhead.wire.codec;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a plain byte stream into whole rrweb events: lines of NDJSON, concatenated objects with or without anything between
 * them, items of arrays and of {@code {"events":[…]}}, and packed events (strings). The stream may come in any pieces, cut
 * inside a string, an escape or a character; the events are the same. Holds no more than the event that is open and what
 * it may be at most. Brackets and strings are understood, the rest of an event isn't checked. Not thread-safe.
 */
public final class EventCutter {
    /** Takes an event. */
    @FunctionalInterface
    public interface Events {
        /** One event, JSON without a line break in it; the array is used again after the call. */
        void take(byte[] bytes, int from, int to);
    }

    /** The first room of a carried event. */
    private static final int FIRST_BYTES = 1024;

    private static final byte[] NOTHING = new byte[0];

    private final int most;
    private final Events events;
    private final EventScan scan = new EventScan(new Borders());
    private byte[] piece = NOTHING;
    /** Where the open event begins in the piece; −1 = none is open. */
    private int open = -1;
    /** The open event as far as it came in earlier pieces. */
    private @Nullable ByteArrayOutputStream carried;

    private int cut;
    private @Nullable EventCut failure;

    /**
     * Begins a stream.
     *
     * @param most the largest event, in bytes; an envelope with all its events counts as one
     */
    public EventCutter(int most, Events events) {
        this.most = most;
        this.events = events;
    }

    /**
     * Reads the next piece; events that end in it are passed on during the call. {@link ChunkDecoding.Malformed} where
     * the stream cannot be events, {@link ChunkDecoding.TooLarge} where one exceeds the limit: what came before has been
     * passed on, and every further call gives the same result.
     */
    public EventCut take(byte[] bytes, int from, int count) {
        int at = from;
        int to = from + count;
        cut = 0;
        piece = bytes;
        open = carried == null ? -1 : from;
        while (at < to && failure == null) {
            at = scan.read(bytes, at, to);
            if (failure == null && scan.isBroken()) {
                failure = new ChunkDecoding.Malformed("neither JSON lines nor JSON");
            }
        }
        if (failure == null && open >= 0) {
            carry(to);
        }
        piece = NOTHING;
        if (failure != null) {
            carried = null;
            return failure;
        }
        return new EventCut.Cut(cut, heldBytes());
    }

    /** Whether no event is open, so that the stream may end here. */
    public boolean isBetweenEvents() {
        return scan.isBetweenEvents();
    }

    /** Bytes held of the event that is open. */
    public int heldBytes() {
        return carried == null ? 0 : carried.size();
    }

    private void carry(int to) {
        int length = heldBytes() + to - open;
        if (length > most) {
            failure = new ChunkDecoding.TooLarge(most);
            return;
        }
        if (carried == null) {
            carried = new ByteArrayOutputStream(Math.max(FIRST_BYTES, to - open));
        }
        carried.write(piece, open, to - open);
    }

    private void ended(int end, EnvelopeSight envelope) {
        if (carried == null) {
            pass(piece, open, end, envelope);
        } else {
            carried.write(piece, open, end - open);
            byte[] whole = carried.toByteArray();
            carried = null;
            pass(whole, 0, whole.length, envelope);
        }
        open = -1;
    }

    private void pass(byte[] bytes, int from, int to, EnvelopeSight envelope) {
        if (to - from > most) {
            failure = new ChunkDecoding.TooLarge(most);
            return;
        }
        if (envelope.isEnvelope()) {
            EventCutter inner = new EventCutter(most, this::one);
            inner.take(bytes, from + envelope.eventsFrom(), envelope.eventsTo() - envelope.eventsFrom());
        } else {
            one(bytes, from, to);
        }
    }

    private void one(byte[] bytes, int from, int to) {
        cut++;
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n' || bytes[at] == '\r') {
                byte[] line = onOneLine(Arrays.copyOfRange(bytes, from, to));
                events.take(line, 0, line.length);
                return;
            }
        }
        events.take(bytes, from, to);
    }

    /** Between tokens a line break means as much as a space; inside a string JSON has none. */
    private static byte[] onOneLine(byte[] event) {
        for (int at = 0; at < event.length; at++) {
            if (event[at] == '\n' || event[at] == '\r') {
                event[at] = ' ';
            }
        }
        return event;
    }

    private final class Borders implements EventScan.Items {
        @Override
        public void begins(int at) {
            open = at;
        }

        @Override
        public void ends(int end, EnvelopeSight envelope) {
            if (failure == null) {
                ended(end, envelope);
            }
        }
    }
}
