package dev.playhead.query.analytics;

import dev.playhead.query.search.FactMatch;
import dev.playhead.query.search.FilterSql;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which facts a statement counts: its FROM and WHERE with their values, for {@link dev.playhead.query.tenant.TenantRows}. */
final class Selection {
    /** A recording takes no more 25 h after its first record; its end, which completes facts, comes soon after. */
    private static final Duration LONGEST_RECORDING = Duration.ofDays(3);

    private static final String MOMENT = "fromUnixTimestamp64Milli({%s:Int64}, 'UTC')";

    private final StringBuilder sql = new StringBuilder(" FROM facts WHERE $tenant");
    private final Map<String, Object> parameters = new HashMap<>();
    private final boolean ofSomeRecordings;

    /** Facts of these kinds that happened in the time, in the recordings that the filter lets through. */
    Selection(Asked asked, List<String> kinds) {
        // One kind is compared: the sort key is then fixed up to the day.
        sql.append(
                kinds.size() == 1
                        ? " AND kind = {" + bound(kinds.getFirst()) + ":String}"
                        : " AND kind IN {" + bound(kinds) + ":Array(String)}");
        parameters.put("from", asked.from());
        parameters.put("to", asked.to());
        sql.append(" AND ts >= ").append(MOMENT.formatted("from"));
        sql.append(" AND ts < ").append(MOMENT.formatted("to"));
        ofSomeRecordings = !asked.filter().isEmpty();
        if (ofSomeRecordings) {
            recordings(asked);
        }
    }

    private void recordings(Asked asked) {
        FilterSql filter = FilterSql.of(asked.filter());
        parameters.putAll(filter.parameters());
        parameters.put("begun", Math.max(0, asked.from() - LONGEST_RECORDING.toMillis()));
        sql.append(" AND recording_id IN (SELECT recording_id FROM recordings FINAL WHERE $tenant AND started_at >= ")
                .append(MOMENT.formatted("begun"))
                .append(" AND started_at < ")
                .append(MOMENT.formatted("to"))
                .append(" AND ")
                .append(filter.condition())
                .append(')');
    }

    /** Only those for which this holds too. */
    Selection and(FactMatch match) {
        return and(match.condition(this::bound));
    }

    /** @param condition with values bound by {@link #bound} */
    Selection and(String condition) {
        sql.append(" AND (").append(condition).append(')');
        return this;
    }

    /** Binds a value and answers its parameter's name. */
    String bound(Object value) {
        String name = "a_" + parameters.size();
        parameters.put(name, value);
        return name;
    }

    /** Whether a filter lets only some recordings through. */
    boolean isOfSomeRecordings() {
        return ofSomeRecordings;
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> parameters() {
        return Map.copyOf(parameters);
    }
}
