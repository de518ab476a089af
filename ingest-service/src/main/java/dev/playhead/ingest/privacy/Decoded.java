package dev.playhead.ingest.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A text as it reads once the escapes in it are undone – JSON's backslashes, HTML's character references, per cent signs of
 * URLs – with the place in the text from which each character came. A secret may stand in a text that is JSON, markup or
 * a URL itself, and so in disguise.
 */
final class Decoded {
    private static final int LONGEST_REFERENCE = 10;

    private final StringBuilder chars = new StringBuilder();
    private int[] starts = new int[64];
    private int[] ends = new int[64];

    private Decoded() {}

    /** The text with one layer of escapes undone; null where it has none. */
    static @Nullable Decoded of(CharSequence text) {
        return of(text, null);
    }

    /** One layer more, its places still those of the first text; null where there is none. */
    @Nullable
    Decoded again() {
        return of(chars, this);
    }

    CharSequence chars() {
        return chars;
    }

    /** Where in the text the character's escape begins. */
    int start(int index) {
        return starts[index];
    }

    /** Where in the text the character's escape ends. */
    int end(int index) {
        return ends[index];
    }

    private static @Nullable Decoded of(CharSequence text, @Nullable Decoded before) {
        if (!mayHoldEscapes(text)) {
            return null;
        }
        Decoded decoded = new Decoded();
        boolean changed = false;
        for (int at = 0; at < text.length(); ) {
            int length = decoded.escape(text, at, before);
            changed |= length > 0;
            if (length == 0) {
                decoded.add(text.charAt(at), at, at + 1, before);
                length = 1;
            }
            at += length;
        }
        return changed ? decoded : null;
    }

    private static boolean mayHoldEscapes(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '&' || c == '%') {
                return true;
            }
        }
        return false;
    }

    /** Adds what the escape that begins here stands for, and tells its length; 0 where none begins. */
    private int escape(CharSequence text, int at, @Nullable Decoded before) {
        return switch (text.charAt(at)) {
            case '\\' -> backslash(text, at, before);
            case '&' -> reference(text, at, before);
            case '%' -> perCent(text, at, before);
            default -> 0;
        };
    }

    private int backslash(CharSequence text, int at, @Nullable Decoded before) {
        if (at + 1 >= text.length()) {
            return 0;
        }
        char escaped = text.charAt(at + 1);
        int digits = escaped == 'u' ? 4 : escaped == 'x' ? 2 : 0;
        if (digits > 0) {
            int code = number(text, at + 2, at + 2 + digits, 16);
            if (code < 0) {
                return 0;
            }
            add((char) code, at, at + 2 + digits, before);
            return 2 + digits;
        }
        int known = "\"\\/'nrtbf".indexOf(escaped);
        if (known < 0) {
            return 0;
        }
        add("\"\\/'\n\r\t\b\f".charAt(known), at, at + 2, before);
        return 2;
    }

    private int reference(CharSequence text, int at, @Nullable Decoded before) {
        int end = at + 1;
        while (end < text.length() && end - at < LONGEST_REFERENCE && text.charAt(end) != ';') {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != ';') {
            return 0;
        }
        int code = codePoint(text.subSequence(at + 1, end).toString());
        if (!Character.isValidCodePoint(code)) {
            return 0;
        }
        for (char c : Character.toChars(code)) {
            add(c, at, end + 1, before);
        }
        return end + 1 - at;
    }

    private static int codePoint(String name) {
        if (name.startsWith("#x") || name.startsWith("#X")) {
            return number(name, 2, name.length(), 16);
        }
        if (name.startsWith("#")) {
            return number(name, 1, name.length(), 10);
        }
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            case "nbsp" -> '\u00a0';
            case "commat" -> '@';
            case "period" -> '.';
            default -> -1;
        };
    }

    /** A run of per cent escapes, as one UTF-8 text. */
    private int perCent(CharSequence text, int at, @Nullable Decoded before) {
        int first = number(text, at + 1, at + 3, 16);
        if (first < 0) {
            return 0;
        }
        int bytes = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        ByteBuffer utf8 = ByteBuffer.allocate(bytes);
        for (int i = at; utf8.hasRemaining(); i += 3) {
            int next = i < text.length() && text.charAt(i) == '%' ? number(text, i + 1, i + 3, 16) : -1;
            if (next < 0) {
                return 0;
            }
            utf8.put((byte) next);
        }
        try {
            CharSequence read = StandardCharsets.UTF_8.newDecoder().decode(utf8.flip());
            for (int i = 0; i < read.length(); i++) {
                add(read.charAt(i), at, at + 3 * bytes, before);
            }
            return 3 * bytes;
        } catch (CharacterCodingException _) {
            // no UTF-8, so no text in disguise
            return 0;
        }
    }

    /** -1 where it is no number. */
    private static int number(CharSequence text, int from, int to, int radix) {
        if (to > text.length() || from >= to) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), radix);
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    private void add(char c, int start, int end, @Nullable Decoded before) {
        int at = chars.length();
        if (at == starts.length) {
            starts = java.util.Arrays.copyOf(starts, at * 2);
            ends = java.util.Arrays.copyOf(ends, at * 2);
        }
        starts[at] = before == null ? start : before.starts[start];
        ends[at] = before == null ? end : before.ends[end - 1];
        chars.append(c);
    }
}
