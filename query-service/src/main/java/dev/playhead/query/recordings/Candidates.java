package dev.playhead.query.recordings;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.Scope;
import dev.playhead.query.search.Filter;
import dev.playhead.query.search.FilterSql;
import dev.playhead.query.search.Marked;
import dev.playhead.query.search.RecordingFilter;
import dev.playhead.query.tenant.TenantRows;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Finds recordings in ClickHouse, without {@code FINAL}: of a recording that has changed, older rows may be found as well, so each is a
 * candidate only, and the catalog decides. The newest first are looked for in the last day first, then in the eight before, then
 * everywhere: a page of a large website is found in a fraction of its rows. Where the first day has so few that eight would hardly have
 * enough, they are left out (docs/adr/0010, 0014).
 */
@ApplicationScoped
class Candidates {
    private static final List<Duration> WINDOWS = List.of(Duration.ofDays(1), Duration.ofDays(8));
    /** Eight days have as many more than one day, at most: recordings come at all hours, but not evenly. */
    private static final int MORE_IN_THE_NEXT = 12;

    // Comparing ids as their texts compare: the engine's own order of UUIDs begins with their second half.
    private static final String ID = "UUIDToNum(recording_id)";

    private final TenantRows rows;
    private final Duration patience;

    Candidates(TenantRows rows, QuerySettings settings) {
        this.rows = rows;
        this.patience = settings.listTimeout();
    }

    /** In the query's order, at most {@code most} rows behind the query's cursor; fewer only where there are no more. */
    Uni<List<Candidate>> find(Scope scope, RecordingsQuery query, Marked marked, int most) {
        if (query.sort() != SortBy.STARTED_AT || !query.descending()) {
            return within(scope, query.filter(), query, marked, most);
        }
        long end = Math.min(
                query.filter().to().orElse(Long.MAX_VALUE),
                query.after().map(Cursor::value).orElse(System.currentTimeMillis()));
        return inWindow(scope, query, query.filter(), marked, most, end, 0);
    }

    /** In one window after the other, each up to where the one before it began: nothing is looked at twice. */
    private Uni<List<Candidate>> inWindow(
            Scope scope, RecordingsQuery query, RecordingFilter rest, Marked marked, int most, long end, int window) {
        long begin = window < WINDOWS.size() ? end - WINDOWS.get(window).toMillis() : 0;
        if (begin <= query.filter().from().orElse(0L)) {
            return within(scope, rest, query, marked, most);
        }
        return within(scope, rest.with(Filter.FROM, begin), query, marked, most)
                .chain(found -> found.size() >= most
                        ? Uni.createFrom().item(found)
                        : inWindow(
                                        scope,
                                        query,
                                        rest.with(Filter.TO, begin),
                                        marked,
                                        most - found.size(),
                                        end,
                                        next(window, found.size(), most))
                                .map(older -> Stream.concat(found.stream(), older.stream())
                                        .toList()));
    }

    private static int next(int window, int found, int most) {
        return found * MORE_IN_THE_NEXT < most ? WINDOWS.size() : window + 1;
    }

    private Uni<List<Candidate>> within(
            Scope scope, RecordingFilter filter, RecordingsQuery query, Marked marked, int most) {
        FilterSql where = FilterSql.of(filter, marked);
        Map<String, Object> parameters = new HashMap<>(where.parameters());
        String direction = query.descending() ? " DESC" : "";
        StringBuilder sql = new StringBuilder("SELECT recording_id, ")
                .append(query.sort().column())
                .append(" AS value FROM recordings WHERE $tenant AND is_deleted = 0 AND ")
                .append(where.condition());
        query.after().ifPresent(cursor -> {
            sql.append(behind(query));
            parameters.put("value", cursor.value());
            parameters.put("id", cursor.recordingId().toString());
        });
        sql.append(" ORDER BY ").append(query.sort().order()).append(direction);
        sql.append(", ").append(ID).append(direction);
        sql.append(" LIMIT {most:UInt32}");
        parameters.put("most", most);
        return rows.query(scope, Optional.empty(), sql.toString(), parameters, patience)
                .map(found -> found.stream()
                        .map(row -> new Candidate(
                                UUID.fromString(row.path("recording_id").asText()),
                                row.path("value").asLong()))
                        .toList());
    }

    private static String behind(RecordingsQuery query) {
        String operator = query.descending() ? "<" : ">";
        String column = query.sort().order();
        String value =
                switch (query.sort()) {
                    case STARTED_AT -> "fromUnixTimestamp64Milli({value:Int64}, 'UTC')";
                    case DURATION_MS, ACTIVE_MS, RAGE_CLICKS, ERRORS -> "{value:Int64}";
                };
        // the first condition alone is what an index on the column answers
        return " AND %1$s %2$s= %3$s AND (%1$s %2$s %3$s OR %4$s %2$s UUIDToNum({id:UUID}))"
                .formatted(column, operator, value, ID);
    }
}
