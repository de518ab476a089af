package dev.playhead.ingest.privacy;

/**
 * Masking as rrweb does it in the page, so that a masked recording looks the same whoever masked it. Lengths are those of
 * JavaScript strings: a character beyond U+FFFF gives two stars.
 */
final class Stars {
    private Stars() {}

    /** A star for each character that isn't white space, so that lines break where they did. */
    static String text(String text) {
        char[] masked = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '*' && !isSpace(c)) {
                masked = masked == null ? text.toCharArray() : masked;
                masked[i] = '*';
            }
        }
        return masked == null ? text : new String(masked);
    }

    /** A star for each character, spaces too: what was typed tells nothing but its length. */
    static String value(String value) {
        return "*".repeat(value.length());
    }

    /** A console argument, which is JSON: a string of its masked text, without the quotes of a string. */
    static String argument(String json) {
        boolean isQuoted = json.length() >= 2 && json.startsWith("\"") && json.endsWith("\"");
        return '"' + text(isQuoted ? json.substring(1, json.length() - 1) : json) + '"';
    }

    /** JavaScript's {@code \s}. */
    private static boolean isSpace(char c) {
        return switch (c) {
            case '\t', '\n', '\u000b', '\f', '\r', ' ', '\u00a0', '\u1680', '\u2028', '\u2029', '\u202f', '\u205f' ->
                true;
            case '\u3000', '\ufeff' -> true;
            default -> c >= '\u2000' && c <= '\u200a';
        };
    }
}
