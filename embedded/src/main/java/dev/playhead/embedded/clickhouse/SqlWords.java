package dev.playhead.embedded.clickhouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The words of a statement that stand outside quotes, comments and parentheses, with their places. Text is handled as
 * Latin-1, so a place in it is also a place in its bytes.
 */
final class SqlWords {
    /** @param text upper case; {@code ;} and {@code =} and other signs are words of one character */
    record Word(String text, int start, int end) {}

    private final String sql;
    private int at;
    private int depth;

    private SqlWords(String sql) {
        this.sql = sql;
    }

    static List<Word> of(String sql) {
        return new SqlWords(sql).scan(Integer.MAX_VALUE);
    }

    /** Only the first {@code count} words: what follows an INSERT's head may be data, not SQL. */
    static List<Word> first(String sql, int count) {
        return new SqlWords(sql).scan(count);
    }

    private List<Word> scan(int count) {
        List<Word> words = new ArrayList<>();
        while (at < sql.length() && words.size() < count) {
            char c = sql.charAt(at);
            if (c == '\'' || c == '"' || c == '`') {
                int start = at;
                skipQuoted(c);
                if (depth == 0) {
                    words.add(new Word(String.valueOf(c), start, at));
                }
            } else if (sql.startsWith("--", at) || sql.startsWith("#!", at) || sql.startsWith("# ", at)) {
                at = after("\n");
            } else if (sql.startsWith("/*", at)) {
                at = after("*/");
            } else if (isWordPart(c)) {
                int start = at;
                while (at < sql.length() && (isWordPart(sql.charAt(at)) || sql.charAt(at) == '.')) {
                    at++;
                }
                if (depth == 0) {
                    words.add(new Word(sql.substring(start, at).toUpperCase(Locale.ROOT), start, at));
                }
            } else {
                sign(c, words);
            }
        }
        return words;
    }

    private void sign(char c, List<Word> words) {
        boolean closes = c == ')' || c == ']' || c == '}';
        boolean opens = c == '(' || c == '[' || c == '{';
        depth -= closes ? 1 : 0;
        if (depth == 0 && !Character.isWhitespace(c)) {
            words.add(new Word(String.valueOf(c), at, at + 1));
        }
        depth += opens ? 1 : 0;
        at++;
    }

    private void skipQuoted(char quote) {
        at++;
        while (at < sql.length() && sql.charAt(at) != quote) {
            at += sql.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(sql.length(), at + 1);
    }

    private int after(String end) {
        int found = sql.indexOf(end, at + 2);
        return found < 0 ? sql.length() : found + end.length();
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c > 127;
    }
}
