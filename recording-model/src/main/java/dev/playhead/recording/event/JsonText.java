package dev.playhead.recording.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** JSON strings. Their ends are looked for eight bytes at a time: most bytes of a page's snapshot stand in long ones. */
final class JsonText {
    static final int NONE = -1;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long SLASHES = ONES * '\\';
    private static final long SPACES = ONES * ' ';

    private JsonText() {}

    /**
     * The first byte from there on that isn't a plain ASCII character of a string: a quote, a backslash, a control character or a byte
     * of a longer character; {@code to} where there is none.
     */
    static int special(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long eight = (long) EIGHT.get(bytes, at);
            // A subtraction borrows only from bytes above one that is found itself, so the lowest mark is always true.
            long marks = (zeros(eight ^ QUOTES) | zeros(eight ^ SLASHES) | (eight - SPACES) | eight) & HIGH;
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && isPlain(bytes[at])) {
            at++;
        }
        return at;
    }

    /** The closing quote of a string whose JSON is known to be good, or its first backslash; {@code to} where there is neither. */
    static int quoteOrSlash(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to) {
            long eight = (long) EIGHT.get(bytes, at);
            long marks = (zeros(eight ^ QUOTES) | zeros(eight ^ SLASHES)) & HIGH;
            if (marks != 0) {
                return at + (Long.numberOfTrailingZeros(marks) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < to && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at;
    }

    /** Where the escape that begins with this backslash ends, or {@link #NONE} where it is none. */
    static int escape(byte[] bytes, int slash, int to) {
        if (slash + 1 >= to) {
            return NONE;
        }
        return switch (bytes[slash + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> slash + 2;
            case 'u' -> slash + 6 <= to && areHex(bytes, slash + 2) ? slash + 6 : NONE;
            default -> NONE;
        };
    }

    /** Where the character of several bytes that begins there ends, or {@link #NONE} where it is no UTF-8. */
    static int character(byte[] bytes, int at, int to) {
        int first = bytes[at] & 0xff;
        int more;
        if (first >= 0xc2 && first <= 0xdf) {
            more = 1;
        } else if (first >= 0xe0 && first <= 0xef) {
            more = 2;
        } else if (first >= 0xf0 && first <= 0xf4) {
            more = 3;
        } else {
            return NONE;
        }
        if (at + more >= to) {
            return NONE;
        }
        for (int i = 1; i <= more; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return NONE;
            }
        }
        return at + more + 1;
    }

    /** What a good string means; an escape that is cut off at its end is left out. */
    static String unescaped(String raw) {
        StringBuilder text = new StringBuilder(raw.length());
        int from = 0;
        for (int slash = raw.indexOf('\\'); slash >= 0; slash = raw.indexOf('\\', from)) {
            text.append(raw, from, slash);
            boolean isCode = raw.startsWith("u", slash + 1);
            from = slash + (isCode ? 6 : 2);
            if (from > raw.length()) {
                return text.toString();
            }
            text.append(isCode ? (char) Integer.parseInt(raw, slash + 2, from, 16) : meant(raw.charAt(slash + 1)));
        }
        return text.append(raw, from, raw.length()).toString();
    }

    private static char meant(char escape) {
        return switch (escape) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escape;
        };
    }

    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    private static boolean areHex(byte[] bytes, int from) {
        for (int at = from; at < from + 4; at++) {
            if (Character.digit(bytes[at], 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
