package dev.playhead.embedded.clickhouse;

import dev.playhead.embedded.clickhouse.SqlWords.Word;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the front has to know about a statement before the engine runs it. */
sealed interface Statement {
    byte[] sql();

    /** A SELECT; {@code format} is what its own FORMAT clause names. */
    record Select(byte[] sql, @Nullable String format) implements Statement {}

    /** An INSERT whose rows follow as data; {@code dataStart} is where they begin in the text it was read from. */
    record InsertData(byte[] sql, String format, int dataStart) implements Statement {}

    /** Everything else. {@code changesSession}: SET and USE, of which nothing may stay. */
    record Other(byte[] sql, @Nullable String format, boolean changesSession, boolean reads) implements Statement {}

    Set<String> READING = Set.of("SHOW", "DESCRIBE", "DESC", "EXPLAIN", "EXISTS", "CHECK", "SET", "USE");

    /**
     * @param latin1 the statement's bytes, one character each; for an INSERT it may be cut off within its data
     * @throws ClickHouseException for what a protocol without sessions can't offer, and for several statements at once
     */
    static Statement of(String latin1) throws ClickHouseException {
        List<Word> head = SqlWords.first(latin1, 1);
        String first = head.isEmpty() ? "" : head.getFirst().text();
        if (first.equals("INSERT")) {
            Statement insert = insert(latin1);
            if (insert != null) {
                return insert;
            }
        }
        List<Word> words = SqlWords.of(latin1);
        refuseSeveral(words);
        if (first.equals("CREATE") && words.size() > 1 && words.get(1).text().equals("TEMPORARY")) {
            throw new ClickHouseException(
                    ClickHouseException.NOT_IMPLEMENTED, "Temporary tables need a session", "NOT_IMPLEMENTED");
        }
        byte[] sql = bytes(latin1);
        String format = trailingFormat(words, latin1);
        return switch (first) {
            case "SELECT", "WITH", "(", "FROM" -> new Select(sql, format);
            default -> new Other(sql, format, first.equals("SET") || first.equals("USE"), READING.contains(first));
        };
    }

    private static @Nullable Statement insert(String latin1) {
        // An INSERT's head is short; its data must not be taken for SQL.
        List<Word> words = SqlWords.first(latin1, 200);
        for (int i = 1; i < words.size(); i++) {
            Word word = words.get(i);
            switch (word.text()) {
                case "VALUES" -> {
                    return new InsertData(bytes(latin1.substring(0, word.start())), "Values", word.end());
                }
                case "FORMAT" -> {
                    if (i + 1 < words.size()
                            && Character.isLetter(words.get(i + 1).text().charAt(0))) {
                        Word name = words.get(i + 1);
                        String format = latin1.substring(name.start(), name.end());
                        return new InsertData(
                                bytes(latin1.substring(0, word.start())), format, afterSpace(latin1, name.end()));
                    }
                }
                case "SELECT", "WITH", "INFILE" -> {
                    return null;
                }
                default -> {}
            }
        }
        return null;
    }

    /** As the server does: blanks up to and including one line break belong to the statement. */
    private static int afterSpace(String text, int start) {
        int at = start;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t' || text.charAt(at) == '\r')) {
            at++;
        }
        return at < text.length() && text.charAt(at) == '\n' ? at + 1 : at;
    }

    private static void refuseSeveral(List<Word> words) throws ClickHouseException {
        for (int i = 0; i < words.size() - 1; i++) {
            if (words.get(i).text().equals(";") && !words.get(i + 1).text().equals(";")) {
                throw new ClickHouseException(
                        ClickHouseException.SYNTAX_ERROR,
                        "Syntax error (Multi-statements are not allowed): failed at position "
                                + (words.get(i).start() + 1),
                        "SYNTAX_ERROR");
            }
        }
    }

    private static @Nullable String trailingFormat(List<Word> words, String latin1) {
        for (int i = words.size() - 2; i >= 0; i--) {
            if (words.get(i).text().equals("FORMAT")) {
                boolean ends = i + 2 >= words.size()
                        || words.get(i + 2).text().equals(";")
                        || words.get(i + 2).text().equals("SETTINGS");
                Word name = words.get(i + 1);
                return ends ? latin1.substring(name.start(), name.end()) : null;
            }
        }
        return null;
    }

    private static byte[] bytes(String latin1) {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }
}
