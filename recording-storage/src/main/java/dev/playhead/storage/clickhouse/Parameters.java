package dev.playhead.storage.clickhouse;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Query parameters as the server reads them: it takes their text as a field of a TabSeparated row. */
final class Parameters {
    private Parameters() {}

    static Map<String, Object> escaped(Map<String, Object> parameters) {
        Map<String, Object> escaped = new HashMap<>();
        parameters.forEach((name, value) -> escaped.put(name, escaped(value)));
        return escaped;
    }

    private static Object escaped(Object value) {
        return switch (value) {
            case Collection<?> many ->
                many.stream().map(Parameters::element).collect(Collectors.joining(",", "[", "]"));
            case Number number -> number;
            case Boolean bool -> bool;
            default -> escape(value.toString());
        };
    }

    private static String element(Object value) {
        return value instanceof Number
                ? value.toString()
                : "'" + escape(value.toString()).replace("'", "\\'") + "'";
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
                .replace("\0", "\\0");
    }
}
