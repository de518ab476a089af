package dev.playhead.query.search;

import dev.playhead.storage.facts.PagePath;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A {@link FactFilter} as a condition over ClickHouse's {@code facts}. */
public final class FactSql {
    private FactSql() {}

    /** @param bound binds a value and answers its parameter's name */
    public static String condition(FactFilter fact, Function<Object, String> bound) {
        String kind = "kind = {" + bound.apply(fact.kind()) + ":String}";
        if (fact.exactly().isPresent()) {
            return kind + " AND " + fact.exactly().get().condition(bound);
        }
        if (fact.what().isEmpty()) {
            return kind;
        }
        String text = "{" + bound.apply(fact.what()) + ":String}";
        String path = "";
        if (fact.columns().contains(FactFilter.PAGE_PATH)) {
            // Whether it is a path or an address, the facts have one of these paths: that is what the sort key answers.
            path = " AND page_path IN (" + text + ", {" + bound.apply(PagePath.of(fact.what())) + ":String})";
        }
        return kind
                + path
                + fact.columns().stream()
                        .map(column -> column + " = " + text)
                        .collect(Collectors.joining(" OR ", " AND (", ")"));
    }
}
