package dev.playhead.query.search;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Pages that differ in an id only are one page: {@code /product/17} and {@code /product/18} are {@code /product/:id}. A segment of a
 * path is an id if it is a number, a UUID, or 16 hexadecimal digits or more. ClickHouse's column {@code page_pattern} has the pattern of
 * {@code page_path} by the same rule.
 */
public final class PagePattern {
    public static final String ID = ":id";

    private static final String ID_SEGMENT =
            "(?:[0-9]+|[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|[0-9a-fA-F]{16,})";
    private static final Pattern SEGMENT = Pattern.compile(ID_SEGMENT);

    private PagePattern() {}

    /** The pattern of one path. */
    public static String of(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> SEGMENT.matcher(segment).matches() ? ID : segment)
                .collect(Collectors.joining("/"));
    }

    /** The expression, of RE2 and of Java, that the paths of a pattern match as a whole. */
    public static String expression(String pattern) {
        return Arrays.stream(pattern.split("/", -1))
                .map(segment -> segment.equals(ID) ? "(?:" + ID_SEGMENT + "|" + ID + ")" : quoted(segment))
                .collect(Collectors.joining("/", "^", "$"));
    }

    /** What every path of a pattern begins with; the table is sorted by it. */
    public static String prefix(String pattern) {
        int id = (pattern + "/").indexOf("/" + ID + "/");
        return id < 0 ? pattern : pattern.substring(0, id + 1);
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c -> Character.isLetterOrDigit(c) || c > 127 ? String.valueOf((char) c) : "\\" + (char) c)
                .collect(Collectors.joining());
    }
}
