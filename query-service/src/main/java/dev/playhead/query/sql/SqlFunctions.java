package dev.playhead.query.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The functions that a query may call: those of {@code sql/functions.txt}, aggregates also with the endings that change how they count. */
final class SqlFunctions {
    private static final String RESOURCE = "sql/functions.txt";
    private static final String AGGREGATES = "[aggregates]";
    private static final List<String> ENDINGS =
            List.of("if", "array", "distinct", "ornull", "ordefault", "foreach", "map", "argmin", "argmax");

    private final Set<String> aggregates = new HashSet<>();
    private final Set<String> others = new HashSet<>();

    SqlFunctions() {
        Set<String> section = others;
        for (String line : text().lines().map(String::strip).toList()) {
            if (line.startsWith("[")) {
                section = line.equals(AGGREGATES) ? aggregates : others;
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                section.addAll(List.of(line.toLowerCase(Locale.ROOT).split(" +")));
            }
        }
    }

    boolean allows(String function) {
        String name = function.toLowerCase(Locale.ROOT);
        return others.contains(name) || isAggregate(name);
    }

    private boolean isAggregate(String name) {
        if (aggregates.contains(name)) {
            return true;
        }
        return ENDINGS.stream()
                .anyMatch(ending -> name.length() > ending.length()
                        && name.endsWith(ending)
                        && isAggregate(name.substring(0, name.length() - ending.length())));
    }

    private static String text() {
        try (InputStream list = SqlFunctions.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (list == null) {
                throw new IllegalStateException(RESOURCE + " is missing from this build");
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
