package dev.playhead.wire.codec;

import java.nio.charset.StandardCharsets;

/**
 * Recognises a line of NDJSON that holds exactly one event, without reading it bracket by bracket.
 *
 * <p>Why that is certain: the line begins with an object whose {@code type} is a whole number, as recorders write it, so
 * it is no envelope. It ends with a closing brace, and if the text is JSON at all, the next line starts a new value (after
 * a closing brace inside a value only a comma or a closing bracket may follow). And behind none of its braces, in strings or
 * not, begins a second value: an object's first quote, an array's first item, or a string's first character. Style sheets, of which
 * snapshots are full, have braces followed by blanks, brackets and the quote that ends their string; in a string an opening
 * bracket isn't followed by a quote, and behind the quote that ends it comes a comma, a colon or a bracket, with which no packed
 * event begins.
 */
final class EventLines {
    private static final byte[] TYPE = ascii("{\"type\":");
    private static final byte[] TIMESTAMP = ascii("{\"timestamp\":");
    private static final byte[] THEN_TYPE = ascii(",\"type\":");
    private static final long ALL = 0x0101_0101_0101_0101L;
    private static final long LINE_FEEDS = ALL * '\n';
    private static final long RETURNS = ALL * '\r';
    private static final long BRACES = ALL * '}';
    private static final long OPENING = ALL * '{';
    private static final long QUOTES = ALL * '"';
    private static final long SPACES = ALL * ' ';
    private static final long TABS = ALL * '\t';
    private static final long CASE_BITS = ALL * 0x20;
    private static final int MOST_DIGITS = 9;
    private static final int NOT_CERTAIN = -1;

    private EventLines() {}

    /** The index behind the line that begins here; −1 if the line isn't whole, or isn't certainly one event. */
    static int endOfLine(byte[] bytes, int from, int to) {
        return startsLikeAnEvent(bytes, from, to) ? walk(bytes, from, to) : NOT_CERTAIN;
    }

    private static int walk(byte[] bytes, int from, int to) {
        int at = from;
        // A brace's follower is looked at as well, so the last byte of a piece is never part of a word.
        for (; at + Long.BYTES < to; at += Long.BYTES) {
            long word = Quotes.word(bytes, at);
            long breaks = Quotes.zeros(word ^ LINE_FEEDS) | Quotes.zeros(word ^ RETURNS);
            long suspects = Quotes.zeros(word ^ BRACES);
            if (suspects != 0) {
                suspects &= secondValues(Quotes.word(bytes, at + 1));
            }
            if ((breaks | suspects) != 0) {
                // Of what lies behind the line's end the next line is judged.
                if (holdsSecondValue(bytes, at, suspects & ~breaks & (breaks ^ (breaks - 1)), to)) {
                    return NOT_CERTAIN;
                }
                if (breaks != 0) {
                    return end(bytes, place(at, breaks), to);
                }
            }
        }
        while (at < to && bytes[at] != '\n' && bytes[at] != '\r') {
            if (bytes[at] == '}' && beginsSecondValue(bytes, at + 1, to)) {
                return NOT_CERTAIN;
            }
            at++;
        }
        return at < to ? end(bytes, at, to) : NOT_CERTAIN;
    }

    /** @param suspects the highest bits of those of eight bytes that are braces to look behind */
    private static boolean holdsSecondValue(byte[] bytes, int at, long suspects, int to) {
        for (long left = suspects; left != 0; left &= left - 1) {
            if (beginsSecondValue(bytes, place(at, left) + 1, to)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value begins behind a brace, or may begin beyond the end of what is here. */
    private static boolean beginsSecondValue(byte[] bytes, int behindBrace, int to) {
        int at = behindBrace;
        while (at < to && (bytes[at] == ' ' || bytes[at] == '\t')) {
            at++;
        }
        if (at < to && bytes[at] == '\n') {
            return false;
        }
        if (at + 1 >= to) {
            return true;
        }
        byte follower = bytes[at + 1];
        return switch (bytes[at]) {
            case '{' -> follower == '"' || follower == '}' || isBlank(follower);
            case '[' -> follower == '{' || follower == '"' || follower == '[' || follower == ']' || isBlank(follower);
            case '"' -> follower != ',' && follower != '}' && follower != ']' && follower != ':';
            default -> false;
        };
    }

    private static boolean isBlank(byte one) {
        return one == ' ' || one == '\t' || one == '\n' || one == '\r';
    }

    /** The highest bit of each byte that a second value begins with, or stands apart from the first by. */
    private static long secondValues(long word) {
        // '[' differs from '{' in one bit.
        return Quotes.zeros((word | CASE_BITS) ^ OPENING)
                | Quotes.zeros(word ^ QUOTES)
                | Quotes.zeros(word ^ SPACES)
                | Quotes.zeros(word ^ TABS);
    }

    private static int place(int at, long found) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
    }

    private static int end(byte[] bytes, int lineBreak, int to) {
        int feed = bytes[lineBreak] == '\r' ? lineBreak + 1 : lineBreak;
        return feed < to && bytes[feed] == '\n' && bytes[lineBreak - 1] == '}' ? feed + 1 : NOT_CERTAIN;
    }

    private static boolean startsLikeAnEvent(byte[] bytes, int from, int to) {
        int number = after(TYPE, bytes, from, to);
        if (number < 0) {
            int time = after(TIMESTAMP, bytes, from, to);
            number = time < 0 ? time : after(THEN_TYPE, bytes, digits(bytes, time, to), to);
        }
        if (number < 0) {
            return false;
        }
        int end = digits(bytes, number, to);
        return end > number && end - number <= MOST_DIGITS && end < to && (bytes[end] == ',' || bytes[end] == '}');
    }

    private static int digits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }

    private static int after(byte[] text, byte[] bytes, int from, int to) {
        if (to - from < text.length) {
            return NOT_CERTAIN;
        }
        for (int i = 0; i < text.length; i++) {
            if (bytes[from + i] != text[i]) {
                return NOT_CERTAIN;
            }
        }
        return from + text.length;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
