package dev.playhead.query.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Collects a filter's conditions with their values. Used by one thread, once. */
final class FilterBuilding {
    /** A recording takes no more 25 h after its first record; its end, which completes facts, comes soon after. */
    private static final Duration LONGEST_RECORDING = Duration.ofDays(3);

    /** As the projection {@code pages_of_website} has them at most; so many say that there are more. */
    private static final int MOST_PAGES = 5_000;

    private static final String PAGES =
            "(SELECT groupUniqArrayArray(" + MOST_PAGES + ")(pages) FROM recordings WHERE $tenant)";

    private static final String MOMENT = "fromUnixTimestamp64Milli({%s:Int64}, 'UTC')";

    private final List<String> columns = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    private FilterBuilding() {}

    static FilterSql of(RecordingFilter filter, Marked marked) {
        FilterBuilding building = new FilterBuilding();
        for (Filter column : Filter.values()) {
            Object value = filter.columns().get(column);
            if (value != null) {
                building.column(column, value);
            }
        }
        filter.url().ifPresent(building::url);
        filter.metadata().forEach(building::metadata);
        building.facts(filter);
        marked.only().ifPresent(ids -> building.ids("IN", ids));
        if (!marked.without().isEmpty()) {
            building.ids("NOT IN", marked.without());
        }
        return new FilterSql(all(building.columns), all(building.rest), building.parameters);
    }

    private static String all(List<String> conditions) {
        return conditions.isEmpty() ? FilterSql.EVERY : "(" + String.join(" AND ", conditions) + ")";
    }

    /** Binds a value and says its name. */
    private String bound(Object value) {
        String name = "f_" + parameters.size();
        parameters.put(name, value);
        return name;
    }

    private void column(Filter filter, Object value) {
        String name = bound(value);
        String right =
                switch (filter.kind()) {
                    case TEXT -> "{" + name + ":String}";
                    case AT_LEAST, BELOW -> filter.isMoment() ? MOMENT.formatted(name) : "{" + name + ":UInt64}";
                };
        columns.add(filter.column() + filter.kind().operator() + right);
    }

    private void url(UrlFilter url) {
        String text = "{" + bound(url.text()) + ":String}";
        rest.add(
                switch (url.match()) {
                    case EXACT -> "has(pages, " + text + ")";
                    case PREFIX -> anyPage("startsWith(page, " + text + ")");
                    case CONTAINS -> anyPage("position(page, " + text + ") > 0");
                });
    }

    /** Where no page of the website fits, which the engine finds out before it reads any recording, none has to be read. */
    private static String anyPage(String fits) {
        return "if(length(" + PAGES + ") < " + MOST_PAGES + " AND NOT arrayExists(page -> " + fits + ", " + PAGES
                + "), 0, arrayExists(page -> " + fits + ", pages))";
    }

    private void metadata(String key, String value) {
        rest.add("has(metadata_hashes, sipHash64({" + bound(key) + ":String}, {" + bound(value) + ":String}))");
    }

    /** The recordings that have all of them, found among facts: recordings' ids are then looked up in one set, the smallest. */
    private void facts(RecordingFilter filter) {
        if (filter.facts().isEmpty()) {
            return;
        }
        StringBuilder when = new StringBuilder();
        filter.from().ifPresent(from -> when.append(" AND ts >= ").append(MOMENT.formatted(bound(from))));
        filter.to().ifPresent(to -> when.append(" AND ts < ")
                .append(MOMENT.formatted(bound(to + LONGEST_RECORDING.toMillis()))));
        rest.add(filter.facts().stream()
                .map(fact -> recordings(fact, when.toString()))
                .collect(Collectors.joining(" INTERSECT ", "recording_id IN (", ")")));
    }

    private String recordings(FactFilter fact, String when) {
        List<String> ways = FactSql.ways(fact, this::bound).stream()
                .map(way -> "SELECT recording_id FROM facts WHERE $tenant AND " + way + when)
                .toList();
        return ways.size() == 1
                ? ways.getFirst()
                : "SELECT recording_id FROM (" + String.join(" UNION ALL ", ways) + ")";
    }

    private void ids(String operator, List<UUID> ids) {
        String name = bound(ids.stream().map(UUID::toString).toList());
        rest.add("recording_id " + operator + " {" + name + ":Array(UUID)}");
    }
}
