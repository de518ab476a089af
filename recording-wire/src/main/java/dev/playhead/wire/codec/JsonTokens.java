package dev.playhead.wire.codec;

import java.nio.charset.StandardCharsets;

/** The parts of JSON that have no parts. Each may be cut off where the bytes end: {@link EventWalk#MORE}; {@link EventWalk#UNSURE} is malformed. */
final class JsonTokens {
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;
    private static final long SLASHES = ONES * '\\';
    /** Turns a quote into a space, and what is below a space into what is below a space. */
    private static final long QUOTE_TO_SPACE = ONES * ('"' ^ ' ');

    private static final long ABOVE_SPACE = ONES * (' ' + 1);
    private static final int HEX_DIGITS = 4;
    private static final boolean[] IS_ESCAPE = new boolean[128];

    static {
        for (byte escape : ascii("\"\\/bfnrt")) {
            IS_ESCAPE[escape] = true;
        }
    }

    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] NULL = ascii("null");

    private JsonTokens() {}

    /**
     * The first byte from there on that isn't a plain ASCII character of a string: a quote, a backslash, a control character or a byte
     * of a longer character; {@code to} where there is none.
     */
    static int special(byte[] bytes, int from, int to) {
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = Quotes.word(bytes, at);
            // Below the first byte of a longer character none has its highest bit but by a subtraction from one that is
            // looked for. It
            // borrows only from bytes above, so the lowest mark is always true.
            long marks = (((word ^ QUOTE_TO_SPACE) - ABOVE_SPACE) | ((word ^ SLASHES) - ONES) | word) & HIGH;
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
        }
        while (at < to && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Past an escape, or past a character of several bytes (UTF-8). */
    static int character(byte[] bytes, int at, int to) {
        int first = bytes[at];
        if (first == '\\') {
            return escape(bytes, at, to);
        }
        int more = more(first & 0xff);
        for (int i = 1; i <= more; i++) {
            if (at + i == to) {
                return EventWalk.MORE;
            }
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return EventWalk.UNSURE;
            }
        }
        return more == 0 ? EventWalk.UNSURE : at + 1 + more;
    }

    /** How many bytes follow the first one; 0 where that begins no character of several. */
    private static int more(int first) {
        if (first < 0xc2 || first > 0xf4) {
            return 0;
        }
        return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    }

    private static int escape(byte[] bytes, int slash, int to) {
        if (slash + 1 == to) {
            return EventWalk.MORE;
        }
        byte escaped = bytes[slash + 1];
        if (escaped >= 0 && IS_ESCAPE[escaped]) {
            return slash + 2;
        }
        if (escaped != 'u') {
            return EventWalk.UNSURE;
        }
        int at = slash + 2;
        while (at < Math.min(to, slash + 2 + HEX_DIGITS) && Character.digit(bytes[at], 16) >= 0) {
            at++;
        }
        return at == slash + 2 + HEX_DIGITS ? at : at == to ? EventWalk.MORE : EventWalk.UNSURE;
    }

    /**
     * Past a number, or past {@code true}, {@code false} or {@code null}.
     *
     * @param longest how many characters a number may have
     */
    static int word(byte[] bytes, int from, int to, int longest) {
        return switch (bytes[from]) {
            case 't' -> literal(bytes, from, to, TRUE);
            case 'f' -> literal(bytes, from, to, FALSE);
            case 'n' -> literal(bytes, from, to, NULL);
            default -> {
                int end = number(bytes, from, to);
                yield end - from > longest ? EventWalk.UNSURE : end == to ? EventWalk.MORE : end;
            }
        };
    }

    private static int literal(byte[] bytes, int from, int to, byte[] word) {
        for (int i = 0; i < word.length; i++) {
            if (from + i == to) {
                return EventWalk.MORE;
            }
            if (bytes[from + i] != word[i]) {
                return EventWalk.UNSURE;
            }
        }
        return from + word.length;
    }

    /** Past a number; {@code to} where it goes on there. */
    private static int number(byte[] bytes, int from, int to) {
        int whole = bytes[from] == '-' ? from + 1 : from;
        int at = digits(bytes, whole, to);
        if (at == to) {
            return to;
        }
        if (at == whole || (bytes[whole] == '0' && at > whole + 1)) {
            return EventWalk.UNSURE;
        }
        if (bytes[at] == '.') {
            int fraction = at + 1;
            at = digits(bytes, fraction, to);
            if (at == to || at == fraction) {
                return at == to ? to : EventWalk.UNSURE;
            }
        }
        if ((bytes[at] | 0x20) == 'e') {
            int exponent = at + 1 < to && (bytes[at + 1] == '+' || bytes[at + 1] == '-') ? at + 2 : at + 1;
            at = digits(bytes, exponent, to);
            if (at == exponent && at < to) {
                return EventWalk.UNSURE;
            }
        }
        return at;
    }

    private static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
