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
    /** The innermost open bracket. */
    private boolean inObject;

    private Next next = Next.VALUE;
    /** Where {@link #next} stands. */
    private int at;
    /** The value that comes next is the event's own member {@code events}. */
    private boolean ofEvents;

    /** Begins an event, at an index of what {@link #walk} is given next. */
    void begin(int brace) {
        at = brace;
        depth = 0;
        inObject = false;
        next = Next.VALUE;
        ofEvents = false;
    }

    /** What was walked over stands so many bytes further on in the array that comes next. */
    void move(int bytes) {
        at += bytes;
    }

    /** Walks on; returns the index behind the event, {@link #MORE} or {@link #UNSURE}. */
    int walk(byte[] bytes, int to) {
        int read =
                switch (next) {
                    case VALUE -> value(bytes, at, to);
                    case REST_OF_TEXT -> text(bytes, at, to);
                    case AFTER_VALUE -> at;
                };
        while (read >= 0 && depth > 0) {
            read = afterValue(bytes, read, to);
        }
        return read;
    }

    /** Past a value; past what opens one that has parts, and the first part that has none. */
    private int value(byte[] bytes, int spaceFrom, int to) {
        int from = pastSpace(bytes, spaceFrom, to);
        while (from < to) {
            byte first = bytes[from];
            if (first == '"') {
                return text(bytes, from + 1, to);
            }
            if (first != '{' && first != '[') {
                int end = JsonTokens.word(bytes, from, to, LONGEST_NUMBER);
                return end < 0 ? pause(Next.VALUE, from, end) : end;
            }
            int part = pastSpace(bytes, from + 1, to);
            if (part < to && bytes[part] == (first == '{' ? '}' : ']')) {
                return first == '[' && ofEvents ? UNSURE : part + 1;
            }
            int inside = first == '{' ? name(bytes, part, to, depth + 1) : firstItem(part, to);
            if (inside < 0) {
                return pause(Next.VALUE, from, inside);
            }
            if (depth == MOST_DEPTH) {
                return UNSURE;
            }
            open(first == '{');
            from = pastSpace(bytes, inside, to);
        }
        return pause(Next.VALUE, from, MORE);
    }

    private int firstItem(int item, int to) {
        return ofEvents ? UNSURE : item == to ? MORE : item;
    }

    private void open(boolean object) {
        long bit = 1L << depth;
        objects[depth >> 6] = object ? objects[depth >> 6] | bit : objects[depth >> 6] & ~bit;
        depth++;
        inObject = object;
    }

    private void close() {
        depth--;
        inObject = depth > 0 && (objects[depth - 1 >> 6] >>> depth - 1 & 1) != 0;
    }

    private int afterValue(byte[] bytes, int from, int to) {
        int mark = pastSpace(bytes, from, to);
        if (mark == to) {
            return pause(Next.AFTER_VALUE, mark, MORE);
        }
        if (bytes[mark] == ',') {
            int inside = inObject ? name(bytes, pastSpace(bytes, mark + 1, to), to, depth) : mark + 1;
            return inside < 0 ? pause(Next.AFTER_VALUE, mark, inside) : value(bytes, inside, to);
        }
        if (bytes[mark] != (inObject ? '}' : ']')) {
            return UNSURE;
        }
        close();
        return mark + 1;
    }

    /** The bytes end here, or nothing follows that is understood. */
    private int pause(Next before, int here, int why) {
        next = before;
        at = here;
        return why;
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
                return read + 1;
            }
            int behind = read == to ? MORE : JsonTokens.character(bytes, read, to);
            if (behind < 0) {
                return pause(Next.REST_OF_TEXT, read, behind);
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
