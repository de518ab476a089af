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
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final long BRACES = ALL * '}';
    private static final long SPACES = ALL * ' ';
    /** Moves the third bit of each byte to its highest. */
    private static final int THIRD_BIT = 5;

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
            long followers = Quotes.word(bytes, at + 1);
            long braces = word ^ BRACES;
            // A subtraction borrows only from bytes above one that is found itself: the lowest mark is always true. Of
            // the bytes that follow a
            // brace inside a value (comma, closing bracket, backslash) all have their third bit set, of those that
            // begin a value none.
            long marks = ((word - SPACES) & ~word | (braces - ALL) & ~braces & ~(followers << THIRD_BIT)) & HIGH_BITS;
            for (; marks != 0; marks &= marks - 1) {
                int found = place(at, marks);
                if (bytes[found] == '\n' || bytes[found] == '\r') {
                    return end(bytes, found, to);
                }
                if (bytes[found] == '}' && beginsSecondValue(bytes, found + 1, to)) {
                    return NOT_CERTAIN;
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
