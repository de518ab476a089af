package dev.playhead.query.sql;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One text of {@code hostile.sql}, and what becomes of it.
 *
 * @param refused what the refusal names
 * @param value the rows of the answer, as a list's text
 */
record HostileText(String sql, int status, Optional<String> refused, Optional<String> value) {
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9a-f]{4})");
    private static final String SEPARATOR = " ::: ";

    /** Lines {@code <expected> ::: <SQL>}; {@code \\n}, {@code \\t} and {@code \\uXXXX} stand for those characters. */
    static List<HostileText> all(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("--"))
                .map(HostileText::of)
                .toList();
    }

    private static HostileText of(String line) {
        int at = line.indexOf(SEPARATOR);
        String expected = line.substring(0, at).strip();
        String sql = UNICODE.matcher(line.substring(at + SEPARATOR.length()))
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                .translateEscapes();
        String rest = expected.substring(1).strip();
        return switch (expected.charAt(0)) {
            case '!' -> new HostileText(sql, 400, Optional.of(rest), Optional.empty());
            case '=' -> new HostileText(sql, 200, Optional.empty(), Optional.of(rest));
            case '~' -> new HostileText(sql, 400, Optional.empty(), Optional.empty());
            case '>' -> new HostileText(sql, 422, Optional.empty(), Optional.empty());
            default -> throw new IllegalArgumentException(line);
        };
    }
}
