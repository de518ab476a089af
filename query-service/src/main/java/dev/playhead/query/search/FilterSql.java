package dev.playhead.query.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A filter as a condition over ClickHouse's {@code recordings}, for a statement of {@link dev.playhead.query.tenant.TenantRows}: {@code
 * … FROM recordings FINAL WHERE $tenant AND <condition>}. Deleted rows are FINAL's to leave out.
 *
 * @param condition in brackets; {@code 1} where every recording fits
 * @param parameters by name, each beginning with {@code f_}
 */
public record FilterSql(String condition, Map<String, Object> parameters) {
    /** A recording takes no more 25 h after its first record; its end, which completes facts, comes soon after. */
    private static final Duration LONGEST_RECORDING = Duration.ofDays(3);

    private static final String MOMENT = "fromUnixTimestamp64Milli({%s:Int64}, 'UTC')";

    public FilterSql {
        parameters = Map.copyOf(parameters);
    }

    /** A filter that asks for no marks; use {@link #of(RecordingFilter, Marked)} for one that may. */
    public static FilterSql of(RecordingFilter filter) {
        if (filter.starred() || filter.unseen()) {
            throw new IllegalArgumentException("a filter by marks needs the marked recordings");
        }
        return of(filter, Marked.ANY);
    }

    public static FilterSql of(RecordingFilter filter, Marked marked) {
        Building building = new Building();
        for (Filter column : Filter.values()) {
            Object value = filter.columns().get(column);
            if (value != null) {
                building.column(column, value);
            }
        }
        filter.url().ifPresent(building::url);
        filter.metadata().forEach(building::metadata);
        filter.facts().forEach(fact -> building.fact(fact, filter));
        marked.only().ifPresent(ids -> building.ids("IN", ids));
        if (!marked.without().isEmpty()) {
            building.ids("NOT IN", marked.without());
        }
        return building.done();
    }

    private static final class Building {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> parameters = new HashMap<>();

        /** Binds a value and says its name. */
        private String bound(Object value) {
            String name = "f_" + parameters.size();
            parameters.put(name, value);
            return name;
        }

        void column(Filter filter, Object value) {
            String name = bound(value);
            String right =
                    switch (filter.kind()) {
                        case TEXT -> "{" + name + ":String}";
                        case AT_LEAST, BELOW -> filter.isMoment() ? MOMENT.formatted(name) : "{" + name + ":UInt64}";
                    };
            conditions.add(filter.column() + filter.kind().operator() + right);
        }

        void url(UrlFilter url) {
            String text = "{" + bound(url.text()) + ":String}";
            conditions.add(
                    switch (url.match()) {
                        case EXACT -> "has(pages, " + text + ")";
                        case PREFIX -> "arrayExists(page -> startsWith(page, " + text + "), pages)";
                        case CONTAINS -> "arrayExists(page -> position(page, " + text + ") > 0, pages)";
                    });
        }

        void metadata(String key, String value) {
            String name = "{" + bound(key) + ":String}";
            String wanted = "metadata[" + name + "] = {" + bound(value) + ":String}";
            // a key that is missing reads as ""
            conditions.add("mapContains(metadata, " + name + ") AND " + wanted);
        }

        void fact(FactFilter fact, RecordingFilter filter) {
            StringBuilder when = new StringBuilder();
            filter.from().ifPresent(from -> when.append(" AND ts >= ").append(MOMENT.formatted(bound(from))));
            filter.to().ifPresent(to -> when.append(" AND ts < ")
                    .append(MOMENT.formatted(bound(to + LONGEST_RECORDING.toMillis()))));
            conditions.add(FactSql.ways(fact, this::bound).stream()
                    .map(way -> "SELECT recording_id FROM facts WHERE $tenant AND " + way + when)
                    .collect(Collectors.joining(" UNION ALL ", "recording_id IN (", ")")));
        }

        void ids(String operator, List<UUID> ids) {
            String name = bound(ids.stream().map(UUID::toString).toList());
            conditions.add("recording_id " + operator + " {" + name + ":Array(UUID)}");
        }

        FilterSql done() {
            return new FilterSql(conditions.isEmpty() ? "1" : "(" + String.join(" AND ", conditions) + ")", parameters);
        }
    }
}
