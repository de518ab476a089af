package dev.playhead.query.search;

import dev.playhead.storage.facts.PagePath;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A {@link FactFilter} as a condition over ClickHouse's {@code facts}. */
public final class FactSql {
    private FactSql() {}

    /** @param bound binds a value and answers its parameter's name */
    public static String condition(FactFilter fact, Function<Object, String> bound) {
        List<String> ways = ways(fact, bound);
        return ways.size() == 1 ? ways.getFirst() : "((" + String.join(") OR (", ways) + "))";
    }

    /**
     * Conditions of which one holds. Each by itself is answered by an index or a projection, which all at once would not be.
     *
     * @param bound binds a value and answers its parameter's name
     */
    static List<String> ways(FactFilter fact, Function<Object, String> bound) {
        String kind = "kind = {" + bound.apply(fact.kind()) + ":String}";
        if (fact.exactly().isPresent()) {
            return List.of(kind + " AND " + fact.exactly().get().condition(bound));
        }
        if (fact.what().isEmpty()) {
            return List.of(kind);
        }
        String text = "{" + bound.apply(fact.what()) + ":String}";
        List<String> columns = fact.columns();
        if (columns.contains(FactFilter.PAGE_PATH)) {
            // Whether it is a path or an address, the facts have one of these paths: that is what the sort key answers.
            return List.of(kind + " AND page_path IN (" + text + ", {" + bound.apply(PagePath.of(fact.what()))
                    + ":String})"
                    + columns.stream()
                            .map(column -> column + " = " + text)
                            .collect(Collectors.joining(" OR ", " AND (", ")")));
        }
        return columns.stream()
                .map(column -> kind + " AND " + column + " = " + text)
                .toList();
    }
}
