package dev.playhead.wire.codec;

/**
 * Finds where events begin and end in a stream of JSON that comes in pieces: concatenated objects (NDJSON lines among
 * them) and the items of arrays. Looks at brackets and strings only; what lies between is not checked. A text that cannot
 * be events (a number, a stray bracket) makes it {@link #isBroken() broken}, and it then reads no further. Not
 * thread-safe.
 */
final class EventScan {
    /** What is told of the events. */
    interface Items {
        /** An event begins at this index of the piece being read. */
        void begins(int at);

        /**
         * The event ends before this index of the piece being read; it may have begun in an earlier one.
         *
         * @param envelope what the object has of an envelope {@code {"events":[…]}}
         */
        void ends(int end, EnvelopeSight envelope);
    }

    private final Items items;
    private final EnvelopeSight envelope = new EnvelopeSight();
    /** Open brackets. */
    private int depth;
    /** Above this depth brackets are only counted. */
    private int watched;

    private boolean inArray;
    private boolean inString;
    /** The string being read is an event by itself (a packed one), or stands for one in an envelope. */
    private boolean stringIsEvent;

    private boolean escaped;
    private boolean lineStart = true;
    private boolean broken;
    /** Bytes of the stream before the piece being read. */
    private long before;

    EventScan(Items items) {
        this.items = items;
    }

    boolean isBroken() {
        return broken;
    }

    /** Whether the stream may end here: nothing is open. */
    boolean isBetweenEvents() {
        return depth == 0 && !inString;
    }

    /** Whether what comes next is the first byte of a line, outside of everything. */
    boolean isAtLineStart() {
        return lineStart && depth == 0 && !inString && !broken;
    }

    /** Tells that somebody else read bytes which end with a line. */
    void passed(int bytes) {
        before += bytes;
    }

    /** Reads on, up to the end of an object or of a line outside of events, or to the end of the piece. Returns where it stopped. */
    int read(byte[] piece, int from, int to) {
        long base = before - from;
        int at = from;
        while (at < to && !broken) {
            if (inString) {
                at = string(piece, at, to);
            } else if (depth > watched) {
                at = deep(piece, at, to);
            } else {
                byte next = piece[at++];
                token(next, at, base);
                if (depth == 0 && (next == '\n' || next == '}')) {
                    break;
                }
            }
        }
        before = base + at;
        return broken ? to : at;
    }

    private void token(byte next, int at, long base) {
        if (depth == 0) {
            root(next, at, base);
        } else if (inArray) {
            item(next, at);
        } else if (depth == 1) {
            member(next, at, base);
        } else {
            enveloped(next, base + at);
        }
    }

    private void root(byte next, int at, long base) {
        lineStart = next == '\n';
        switch (next) {
            case ' ', '\t', '\r', '\n' -> {}
            case '{' -> {
                items.begins(at - 1);
                envelope.open(base + at - 1);
                depth = 1;
                watched = 1;
            }
            case '[' -> {
                inArray = true;
                depth = 1;
                watched = 1;
            }
            case '"' -> event(at);
            default -> broken = !isByteOrderMark(next, base + at);
        }
    }

    /** Between the items of an array. */
    private void item(byte next, int at) {
        switch (next) {
            case ' ', '\t', '\r', '\n', ',' -> {}
            case '{' -> {
                items.begins(at - 1);
                depth = 2;
            }
            case '"' -> event(at);
            case ']' -> {
                inArray = false;
                depth = 0;
                watched = 0;
            }
            default -> broken = true;
        }
    }

    /** Between the tokens of an object's own members. */
    private void member(byte next, int at, long base) {
        switch (next) {
            case '"' -> {
                inString = true;
                envelope.string();
            }
            case '{', '[' -> {
                depth = 2;
                if (envelope.opens(next, base + at - 1)) {
                    watched = 2;
                }
            }
            case '}' -> {
                envelope.memberEnds();
                depth = 0;
                watched = 0;
                items.ends(at, envelope);
            }
            case ']' -> broken = true;
            default -> envelope.token(next);
        }
    }

    /** Between the items of {@code "events":[…]}. */
    private void enveloped(byte next, long at) {
        switch (next) {
            case ' ', '\t', '\r', '\n', ',' -> {}
            case '{' -> {
                envelope.item();
                depth = 3;
            }
            case '"' -> {
                envelope.item();
                inString = true;
                stringIsEvent = false;
            }
            case ']' -> {
                envelope.closes(at);
                depth = 1;
                watched = 1;
            }
            default -> broken = true;
        }
    }

    private void event(int at) {
        items.begins(at - 1);
        inString = true;
        stringIsEvent = true;
    }

    /** Counts brackets until the depth that is watched is reached again. */
    private int deep(byte[] piece, int from, int to) {
        int open = depth;
        int at = from;
        while (at < to) {
            byte next = piece[at++];
            if (next == '"') {
                inString = true;
                at = string(piece, at, to);
                continue;
            }
            // '[' and '{', and ']' and '}', differ in one bit.
            int bracket = next | 0x20;
            if (bracket == '{') {
                open++;
            } else if (bracket == '}' && --open == watched) {
                break;
            }
        }
        depth = open;
        if (inArray && open == 1) {
            items.ends(at, EnvelopeSight.NONE);
        }
        return at;
    }

    /** Passes over the rest of a string; returns the index behind its closing quote. */
    private int string(byte[] piece, int from, int to) {
        int at = from;
        if (escaped && at < to) {
            escaped = false;
            at++;
        }
        while (at < to) {
            at = Quotes.next(piece, at, to);
            if (at == to) {
                break;
            }
            if (piece[at] == '"') {
                inString = false;
                envelope.text(piece, from, at);
                at++;
                if (stringIsEvent) {
                    stringIsEvent = false;
                    items.ends(at, EnvelopeSight.NONE);
                }
                return at;
            }
            if (at + 1 == to) {
                escaped = true;
            }
            at += 2;
        }
        envelope.text(piece, from, to);
        return to;
    }

    /** Some write the three bytes EF BB BF before a file's text. */
    private static boolean isByteOrderMark(byte next, long position) {
        return (next == (byte) 0xef && position == 1)
                || (next == (byte) 0xbb && position == 2)
                || (next == (byte) 0xbf && position == 3);
    }
}
