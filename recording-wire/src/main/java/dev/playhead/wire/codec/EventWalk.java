package dev.playhead.wire.codec;

import java.util.Arrays;

/**
 * Walks over one event, an object of good JSON on a single line: finds its end, and that it is one, in the same pass. The event may come in
 * pieces; the walk goes on where it stopped, in an array that holds the event from its beginning.
 *
 * <p>What it passes, the indexer's reader takes for exactly one event. It is stricter than that reader: whatever is unusual (an envelope {@code
 * {"events":[…]}}, line breaks between tokens, escapes in names, very long names and numbers, very deep ones) is {@link #UNSURE}, and
 * somebody else has the last word. Not thread-safe.
 */
final class EventWalk {
    /** The bytes end before the event does. */
    static final int MORE = -1;

    /** Malformed, or merely unusual. */
    static final int UNSURE = -2;

    /** Two levels each element; browsers build no deeper trees from HTML than 512. */
    private static final int MOST_DEPTH = 2_048;

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;
    private static final byte[] EVENTS = {'"', 'e', 'v', 'e', 'n', 't', 's', '"'};

    private enum Next {
        VALUE,
        REST_OF_TEXT,
        AFTER_VALUE
    }

    /** A bit for each open bracket: whether it is an object's. */
    private final long[] objects = new long[MOST_DEPTH / Long.SIZE];

    private int depth;
    private Next next = Next.VALUE;
    /** Where {@link #next} stands. */
    private int at;
    /** The value that comes next is the event's own member {@code events}. */
    private boolean ofEvents;

    /** Begins an event, at an index of what {@link #walk} is given next. */
    void begin(int brace) {
        at = brace;
        depth = 0;
        next = Next.VALUE;
        ofEvents = false;
    }

    /** What was walked over stands so many bytes further on in the array that comes next. */
    void move(int bytes) {
        at += bytes;
    }

    /** Walks on; returns the index behind the event, {@link #MORE} or {@link #UNSURE}. */
    int walk(byte[] bytes, int to) {
        do {
            int reached =
                    switch (next) {
                        case VALUE -> value(bytes, at, to);
                        case REST_OF_TEXT -> text(bytes, at, to);
                        case AFTER_VALUE -> afterValue(bytes, at, to);
                    };
            if (reached < 0) {
                return reached;
            }
            at = reached;
        } while (depth > 0);
        return at;
    }

    private int value(byte[] bytes, int spaceFrom, int to) {
        int from = pastSpace(bytes, spaceFrom, to);
        if (from == to) {
            return MORE;
        }
        return switch (bytes[from]) {
            case '"' -> text(bytes, from + 1, to);
            case '{' -> object(bytes, from, to);
            case '[' -> array(bytes, from, to);
            default -> ended(JsonTokens.word(bytes, from, to, LONGEST_NUMBER));
        };
    }

    private int object(byte[] bytes, int from, int to) {
        int first = pastSpace(bytes, from + 1, to);
        if (first == to) {
            return MORE;
        }
        if (bytes[first] == '}') {
            return ended(first + 1);
        }
        return opened(true, name(bytes, first, to, depth + 1));
    }

    private int array(byte[] bytes, int from, int to) {
        if (ofEvents) {
            return UNSURE;
        }
        int first = pastSpace(bytes, from + 1, to);
        if (first == to) {
            return MORE;
        }
        return bytes[first] == ']' ? ended(first + 1) : opened(false, first);
    }

    private int opened(boolean object, int inside) {
        if (inside >= 0) {
            if (depth == MOST_DEPTH) {
                return UNSURE;
            }
            long bit = 1L << depth;
            objects[depth >> 6] = object ? objects[depth >> 6] | bit : objects[depth >> 6] & ~bit;
            depth++;
            next = Next.VALUE;
        }
        return inside;
    }

    private int ended(int end) {
        next = end < 0 ? next : Next.AFTER_VALUE;
        return end;
    }

    private int afterValue(byte[] bytes, int from, int to) {
        int mark = pastSpace(bytes, from, to);
        if (mark == to) {
            return MORE;
        }
        boolean object = (objects[depth - 1 >> 6] >>> depth - 1 & 1) != 0;
        if (bytes[mark] == ',') {
            int reached = object ? name(bytes, pastSpace(bytes, mark + 1, to), to, depth) : mark + 1;
            next = reached < 0 ? next : Next.VALUE;
            return reached;
        }
        if (bytes[mark] != (object ? '}' : ']')) {
            return UNSURE;
        }
        depth--;
        return mark + 1;
    }

    /** Past a member's name and its colon. */
    private int name(byte[] bytes, int from, int to, int memberOf) {
        if (from == to) {
            return MORE;
        }
        if (bytes[from] != '"') {
            return UNSURE;
        }
        int end = JsonTokens.special(bytes, from + 1, to);
        if (end - from > LONGEST_NAME) {
            return UNSURE;
        }
        if (end == to) {
            return MORE;
        }
        int colon = pastSpace(bytes, end + 1, to);
        if (bytes[end] != '"' || (colon < to && bytes[colon] != ':')) {
            return UNSURE;
        }
        ofEvents = memberOf == 1 && Arrays.equals(bytes, from, end + 1, EVENTS, 0, EVENTS.length);
        return colon == to ? MORE : colon + 1;
    }

    /** Past the rest of a string; what was looked at of one that goes on isn't looked at again. */
    private int text(byte[] bytes, int from, int to) {
        int read = from;
        while (true) {
            read = JsonTokens.special(bytes, read, to);
            if (read < to && bytes[read] == '"') {
                next = Next.AFTER_VALUE;
                return read + 1;
            }
            int behind = read == to ? MORE : JsonTokens.character(bytes, read, to);
            if (behind < 0) {
                next = Next.REST_OF_TEXT;
                at = read;
                return behind;
            }
            read = behind;
        }
    }

    private static int pastSpace(byte[] bytes, int from, int to) {
        int read = from;
        while (read < to && (bytes[read] == ' ' || bytes[read] == '\t')) {
            read++;
        }
        return read;
    }
}
