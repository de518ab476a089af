package dev.playhead.recording.event;

import java.nio.charset.StandardCharsets;

/**
 * Walks through the JSON of an event that {@link EventReader} has read, and so found good, without making anything of what nobody asks
 * for. It stands before a value; every method that reads one moves behind it. Not thread-safe.
 */
public final class EventCursor {
    /** Characters of a long text that are looked at first, for each one that is wanted. */
    private static final int BYTES_EACH = 8;

    /** So many fit an int, whichever they are. */
    private static final int SURE_DIGITS = 9;

    private final byte[] bytes;
    private final int to;
    private final FieldNames names;
    private int at;
    private String name = FieldNames.OTHER;
    private boolean escaped;

    EventCursor(byte[] bytes, int from, int to, FieldNames names) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
        this.names = names;
    }

    /** Whether an object begins here; if so, it is entered. */
    public boolean beginObject() {
        return begin('{');
    }

    /** Whether an array begins here; if so, it is entered. */
    public boolean beginArray() {
        return begin('[');
    }

    /** Moves to the next field's value; false at the object's end, which is left. */
    public boolean nextField() {
        if (!next('}')) {
            return false;
        }
        int start = at + 1;
        int end = endOfText();
        if (escaped) {
            byte[] unescaped = decoded(start, end).getBytes(StandardCharsets.UTF_8);
            name = names.find(unescaped, 0, unescaped.length);
        } else {
            name = names.find(bytes, start, end);
        }
        pastSpace();
        // the colon
        at++;
        pastSpace();
        return true;
    }

    /** Moves to the next item; false at the array's end, which is left. */
    public boolean nextItem() {
        return next(']');
    }

    /** The field's, where it is one of the known; else {@link FieldNames#OTHER}. */
    public String name() {
        return name;
    }

    /** The whole number here; {@code otherwise} for any other value, and for one that is no int. */
    public int integer(int otherwise) {
        boolean negative = bytes[at] == '-';
        int first = negative ? at + 1 : at;
        int most = Math.min(to, first + SURE_DIGITS);
        int number = 0;
        int digit = first;
        while (digit < most && bytes[digit] >= '0' && bytes[digit] <= '9') {
            number = 10 * number + bytes[digit++] - '0';
        }
        if (digit == first || digit == to || isInWord(bytes[digit])) {
            return unusual(otherwise);
        }
        at = digit;
        return negative ? -number : number;
    }

    /** As {@link #integer}, of whatever stands here. */
    private int unusual(int otherwise) {
        int from = at;
        skip();
        int sign = bytes[from] == '-' ? -1 : 1;
        long number = 0;
        for (int digit = sign < 0 ? from + 1 : from; digit < at; digit++) {
            number = 10 * number + sign * (bytes[digit] - '0');
            if (bytes[digit] < '0' || bytes[digit] > '9' || number != (int) number) {
                return otherwise;
            }
        }
        return (int) number;
    }

    /** The string here; {@code ""} for any other value. */
    public String text() {
        if (!isText()) {
            skip();
            return "";
        }
        int start = at + 1;
        return decoded(start, endOfText());
    }

    /** As {@link #text()}, without white space around it; of a text longer than {@code most} characters perhaps only the beginning, longer than that. */
    public String strippedText(int most) {
        if (!isText()) {
            skip();
            return "";
        }
        int start = at + 1;
        int end = endOfText();
        int cut = start + BYTES_EACH * most;
        if (cut < end) {
            while ((bytes[cut] & 0xc0) == 0x80) {
                cut--;
            }
            String beginning = decoded(start, cut).strip();
            if (beginning.length() > most) {
                return beginning;
            }
        }
        return decoded(start, end).strip();
    }

    /** Passes over the value here. */
    public void skip() {
        int depth = 0;
        do {
            switch (bytes[at]) {
                case '"' -> endOfText();
                case '{', '[' -> {
                    depth++;
                    at++;
                }
                case '}', ']' -> {
                    depth--;
                    at++;
                }
                default -> {
                    if (depth == 0) {
                        pastWord();
                    } else {
                        at++;
                    }
                }
            }
        } while (depth > 0);
    }

    private boolean begin(char open) {
        pastSpace();
        if (at < to && bytes[at] == open) {
            at++;
            return true;
        }
        return false;
    }

    private boolean next(char close) {
        pastSpace();
        if (bytes[at] == ',') {
            at++;
            pastSpace();
        }
        if (bytes[at] == close) {
            at++;
            return false;
        }
        return true;
    }

    private boolean isText() {
        return bytes[at] == '"';
    }

    /** Moves behind the string here, and answers where its closing quote stands. */
    private int endOfText() {
        escaped = false;
        int end = JsonText.quoteOrSlash(bytes, at + 1, to);
        while (bytes[end] == '\\') {
            escaped = true;
            end = JsonText.quoteOrSlash(bytes, end + 2, to);
        }
        at = end + 1;
        return end;
    }

    /** Of the string that was passed last. An escape that is cut off at the end is left out. */
    private String decoded(int from, int end) {
        String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
        return escaped ? JsonText.unescaped(text) : text;
    }

    private void pastWord() {
        while (at < to && isInWord(bytes[at])) {
            at++;
        }
    }

    private static boolean isInWord(byte b) {
        return b > ' ' && b != ',' && b != '}' && b != ']';
    }

    private void pastSpace() {
        while (at < to && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
    }
}
