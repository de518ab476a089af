package dev.playhead.wire.codec;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a plain byte stream into whole rrweb events: lines of NDJSON, concatenated objects with or without anything between
 * them, items of arrays and of {@code {"events":[…]}}, and packed events (strings). The stream may come in any pieces, cut
 * inside a string, an escape or a character; the events are the same. Holds no more than the event that is open and what
 * it may be at most, besides the piece. Not thread-safe.
 *
 * <p>What nearly every stream is, objects one after another, is read to its last character in one pass ({@link EventWalk}). Of whatever else an
 * event may be, brackets and strings are understood ({@link EventScan}) and the rest isn't checked.
 */
public final class EventCutter {
    /** Takes an event. */
    @FunctionalInterface
    public interface Events {
        /**
         * One event without a line break in it; the array is used again after the call.
         *
         * @param isRead whether it is known to be good JSON, and one event for whoever reads it; otherwise it may be neither
         */
        void take(byte[] bytes, int from, int to, boolean isRead);
    }

    /** The first room of a carried event. */
    private static final int FIRST_BYTES = 1024;

    /** The least of a piece that is copied to an event that is open: most of it may belong to others. */
    private static final int STEP_BYTES = 16 * 1024;

    private static final byte[] NOTHING = new byte[0];
    private static final int NOWHERE = -1;

    private final int most;
    private final Events events;
    private final EventWalk walk = new EventWalk();
    private final EventScan scan = new EventScan(new Borders());
    private byte[] piece = NOTHING;
    /** Where the open event begins in the piece. */
    private int open = NOWHERE;
    /** The open event as far as it came in earlier pieces. */
    private byte[] carried = NOTHING;

    private int carriedBytes;
    /** Whether the open event is being walked over; otherwise it is scanned. */
    private boolean walking;

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
        cut = 0;
        if (failure == null) {
            int to = from + count;
            int at = from;
            while (walking && at < to && failure == null) {
                at = walkOn(bytes, at, to);
            }
            read(bytes, at, to, NOWHERE);
        }
        if (failure != null) {
            drop();
            return failure;
        }
        return new EventCut.Cut(cut, carriedBytes);
    }

    /** Whether no event is open, so that the stream may end here. */
    public boolean isBetweenEvents() {
        return carriedBytes == 0 && scan.isBetweenEvents();
    }

    /** Bytes held of the event that is open. */
    public int heldBytes() {
        return carriedBytes;
    }

    /**
     * Reads on, between events or in one that is scanned.
     *
     * @param unsure where an event begins that a walk wasn't sure of
     */
    private void read(byte[] bytes, int from, int to, int unsure) {
        int at = from;
        piece = bytes;
        open = carriedBytes == 0 ? NOWHERE : from;
        while (at < to && failure == null && !walking) {
            boolean begins = scan.isBetweenEvents() && bytes[at] == '{' && at != unsure;
            int end = begins ? walk(bytes, at, to) : EventWalk.UNSURE;
            if (end >= 0) {
                at = end;
            } else if (end == EventWalk.MORE) {
                walking = true;
                open = at;
            } else {
                at = scan.read(bytes, at, to);
                if (failure == null && scan.isBroken()) {
                    failure = new ChunkDecoding.Malformed("neither JSON lines nor JSON");
                }
            }
        }
        if (failure == null && open != NOWHERE) {
            carry(bytes, open, to);
            refuseIfLong(carriedBytes);
        }
        piece = NOTHING;
    }

    private int walk(byte[] bytes, int from, int to) {
        walk.begin(from);
        int end = walk.walk(bytes, to);
        if (end >= 0) {
            walked(bytes, from, end);
        } else if (end == EventWalk.MORE) {
            walk.move(-from);
        }
        return end;
    }

    /** Walks on in the event that is open, no further than it is already long; returns how far the piece has been read. */
    private int walkOn(byte[] bytes, int from, int to) {
        int before = carriedBytes;
        int until = from + Math.min(to - from, Math.max(STEP_BYTES, before));
        carry(bytes, from, until);
        int end = walk.walk(carried, carriedBytes);
        if (end == EventWalk.MORE) {
            refuseIfLong(carriedBytes);
            return until;
        }
        byte[] held = carried;
        int heldBytes = carriedBytes;
        drop();
        if (end >= 0) {
            walked(held, 0, end);
            return from + end - before;
        }
        read(held, 0, heldBytes, 0);
        return until;
    }

    private void walked(byte[] bytes, int from, int to) {
        scan.passed(to - from);
        if (!refuseIfLong(to - from)) {
            cut++;
            events.take(bytes, from, to, true);
        }
    }

    private void carry(byte[] bytes, int from, int to) {
        int length = carriedBytes + to - from;
        if (length > carried.length) {
            carried = Arrays.copyOf(carried, Math.max(length, Math.max(FIRST_BYTES, 2 * carried.length)));
        }
        System.arraycopy(bytes, from, carried, carriedBytes, to - from);
        carriedBytes = length;
    }

    private boolean refuseIfLong(int length) {
        if (length > most) {
            failure = new ChunkDecoding.TooLarge(most);
        }
        return length > most;
    }

    private void drop() {
        carried = NOTHING;
        carriedBytes = 0;
        walking = false;
    }

    private void ended(int end, EnvelopeSight envelope) {
        if (carriedBytes == 0) {
            pass(piece, open, end, envelope);
        } else {
            carry(piece, open, end);
            byte[] whole = carried;
            int length = carriedBytes;
            drop();
            pass(whole, 0, length, envelope);
        }
        open = NOWHERE;
    }

    private void pass(byte[] bytes, int from, int to, EnvelopeSight envelope) {
        if (refuseIfLong(to - from)) {
            return;
        }
        if (envelope.isEnvelope()) {
            EventCutter inner = new EventCutter(most, (item, begin, end, _) -> one(item, begin, end));
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
                events.take(line, 0, line.length, false);
                return;
            }
        }
        events.take(bytes, from, to, false);
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
