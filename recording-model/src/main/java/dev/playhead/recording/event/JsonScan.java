package dev.playhead.recording.event;

/**
 * Passes over JSON values without making tokens of them, at several times a token parser's speed. It is stricter than that parser:
 * {@link #UNSURE} says that a value is malformed or merely unusual, and the parser has the last word. Not thread-safe.
 */
final class JsonScan {
    static final int UNSURE = -1;

    /** Two levels each element; browsers build no deeper trees from HTML than 512. */
    private static final int MOST_DEPTH = 2_048;

    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;

    private final byte[] bytes;
    private final int to;
    /** Whether a line has ended between tokens since this was last set to false. */
    boolean lineEnded;

    private final boolean[] inObject = new boolean[MOST_DEPTH];

    JsonScan(byte[] bytes) {
        this.bytes = bytes;
        this.to = bytes.length;
    }

    /** The byte there, or 0, which stands nowhere in JSON. */
    byte at(int index) {
        return index < to ? bytes[index] : 0;
    }

    int pastSpace(int from) {
        int at = from;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            lineEnded |= bytes[at] == '\n' || bytes[at] == '\r';
            at++;
        }
        return at;
    }

    /** Where the value that begins there ends. */
    int value(int from) {
        int depth = 0;
        int at = from;
        while (true) {
            byte first = at(at);
            if (first == '{' || first == '[') {
                boolean object = first == '{';
                int next = pastSpace(at + 1);
                if (at(next) == (object ? '}' : ']')) {
                    at = next + 1;
                } else {
                    if (depth == MOST_DEPTH) {
                        return UNSURE;
                    }
                    inObject[depth++] = object;
                    at = object ? name(next) : next;
                    if (at == UNSURE) {
                        return UNSURE;
                    }
                    continue;
                }
            } else {
                at = single(first, at);
            }
            boolean closed = true;
            while (closed && depth > 0 && at != UNSURE) {
                at = pastSpace(at);
                boolean object = inObject[depth - 1];
                byte after = at(at);
                closed = after == (object ? '}' : ']');
                if (closed) {
                    at++;
                    depth--;
                } else if (after == ',') {
                    at = object ? name(pastSpace(at + 1)) : pastSpace(at + 1);
                } else {
                    at = UNSURE;
                }
            }
            if (at == UNSURE || depth == 0) {
                return at;
            }
        }
    }

    /** Past the name that begins there, its colon and white space: where its value begins. */
    int name(int from) {
        int end = nameEnd(from);
        if (end == UNSURE) {
            return UNSURE;
        }
        int colon = pastSpace(end + 1);
        return at(colon) == ':' ? pastSpace(colon + 1) : UNSURE;
    }

    /** The closing quote of the name whose opening quote is there. */
    int nameEnd(int from) {
        if (at(from) != '"') {
            return UNSURE;
        }
        int end = JsonText.special(bytes, from + 1, to);
        return at(end) == '"' && end - from <= LONGEST_NAME ? end : UNSURE;
    }

    private int single(byte first, int at) {
        return switch (first) {
            case '"' -> text(at + 1);
            case 't' -> word(at, "true");
            case 'f' -> word(at, "false");
            case 'n' -> word(at, "null");
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(at);
            default -> UNSURE;
        };
    }

    private int text(int from) {
        int at = from;
        while (true) {
            at = JsonText.special(bytes, at, to);
            byte found = at(at);
            if (found == '"') {
                return at + 1;
            }
            if (found == '\\') {
                at = JsonText.escape(bytes, at, to);
            } else {
                at = found < 0 ? JsonText.character(bytes, at, to) : UNSURE;
            }
            if (at == JsonText.NONE) {
                return UNSURE;
            }
        }
    }

    private int word(int from, String word) {
        for (int i = 0; i < word.length(); i++) {
            if (at(from + i) != word.charAt(i)) {
                return UNSURE;
            }
        }
        return from + word.length();
    }

    private int number(int from) {
        int at = at(from) == '-' ? from + 1 : from;
        int digits = pastDigits(at);
        if (digits == at || (at(at) == '0' && digits > at + 1)) {
            return UNSURE;
        }
        at = digits;
        if (at(at) == '.') {
            digits = pastDigits(at + 1);
            if (digits == at + 1) {
                return UNSURE;
            }
            at = digits;
        }
        if (at(at) == 'e' || at(at) == 'E') {
            int exponent = at(at + 1) == '+' || at(at + 1) == '-' ? at + 2 : at + 1;
            at = pastDigits(exponent);
            if (at == exponent) {
                return UNSURE;
            }
        }
        return at - from <= LONGEST_NUMBER ? at : UNSURE;
    }

    private int pastDigits(int from) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }
}
