package dev.playhead.query.sql;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A query as text: before it is read, and with the views in front of it. */
final class SqlText {
    private static final Pattern QUOTED =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*+'|`(?:[^`\\\\]|\\\\.)*+`", Pattern.DOTALL);
    private static final Pattern UNSEEN = Pattern.compile(
            "\\b(INTO OUTFILE|OUTFILE|WITH FILL|RECURSIVE|WITH TOTALS|PARALLEL WITH|FORMAT(?= [\\w'])|SETTINGS(?= \\w))\\b");
    private static final String WITH = "WITH ";
    private static final String SELECT = "SELECT ";

    private SqlText() {}

    /** @throws SqlRefusal for text that no query needs */
    static void checkRaw(String sql, int longest) {
        if (sql.isBlank()) {
            throw new SqlRefusal("query", "There is no query.");
        }
        if (sql.length() > longest) {
            throw new SqlRefusal("length", "A query has " + longest + " characters at most.");
        }
        sql.codePoints()
                .filter(point -> point != '\n' && point != '\r' && point != '\t' && Character.isISOControl(point)
                        || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                .findFirst()
                .ifPresent(point -> {
                    throw new SqlRefusal("U+%04X".formatted(point), "Control characters have no place in a query.");
                });
    }

    /**
     * What the syntax tree doesn't show.
     *
     * @param canonical the query as ClickHouse's formatter writes it: no comments, keywords in capitals, one space between words
     * @throws SqlRefusal that names it
     */
    static void checkCanonical(String canonical) {
        if (!canonical.startsWith(SELECT) && !canonical.startsWith(WITH)) {
            int end = canonical.indexOf(' ');
            throw new SqlRefusal(
                    end < 0 ? canonical : canonical.substring(0, end), "A query begins with SELECT or WITH.");
        }
        var unseen = UNSEEN.matcher(QUOTED.matcher(canonical).replaceAll("''"));
        if (unseen.find()) {
            throw new SqlRefusal(unseen.group(1), unseen.group(1) + " is no part of a query here.");
        }
    }

    /** The query with its views before it; nothing of the query is changed. */
    static String bound(String canonical, String database, boolean limited) {
        String views = List.of(SqlView.values()).stream()
                .map(view -> view.definition(database, limited))
                .collect(Collectors.joining(", ", WITH, ""));
        return canonical.startsWith(WITH) ? views + ", " + canonical.substring(WITH.length()) : views + " " + canonical;
    }
}
