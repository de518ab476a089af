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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntToLongFunction;

/**
 * Finds recordings in ClickHouse, without {@code FINAL}: of a recording that has changed, older rows may be found as well, so each is a
 * candidate only, and the catalog decides. The newest first are looked for in the last day first, then as far back as that day's number
 * makes it likely that there are enough, then everywhere: a page of a large website is found in a fraction of its rows (docs/adr/0010,
 * 0014, 0018).
 */
@ApplicationScoped
class Candidates {
    private static final Duration FIRST = Duration.ofDays(1);
    /** Recordings come at all hours, but not evenly: at least a week, and twice as far as the first day says. */
    private static final long LEAST_DAYS = 8;

    private static final long MARGIN = 2;
    /** What would look at most of a usual retention looks at everything at once. */
    private static final long MOST_DAYS = 45;

    /** Rows that are asked for, for each recording: the newest are rewritten all the time, and older rows stay until parts are merged. */
    private static final int ROWS_EACH = 4;

    // Comparing ids as their texts compare: the engine's own order of UUIDs begins with their second half.
    private static final String ID = "UUIDToNum(recording_id)";

    private final TenantRows rows;
    private final Duration patience;

    Candidates(TenantRows rows, QuerySettings settings) {
        this.rows = rows;
        this.patience = settings.listTimeout();
    }

    /** In the query's order, of at most {@code most} recordings behind the query's cursor. */
    Uni<Found> find(Scope scope, RecordingsQuery query, Marked marked, int most) {
        if (query.sort() != SortBy.STARTED_AT || !query.descending()) {
            return within(scope, query.filter(), query, marked, most);
        }
        long end = Math.min(
                query.filter().to().orElse(Long.MAX_VALUE),
                query.after().map(Cursor::value).orElse(System.currentTimeMillis()));
        long day = end - FIRST.toMillis();
        return inWindow(scope, query, query.filter(), marked, most, day, found -> next(end, found, most));
    }

    /**
     * In one window after the other, each up to where the one before it began: nothing is looked at twice.
     *
     * @param following where the window behind this one begins, by how many recordings this one has
     */
    private Uni<Found> inWindow(
            Scope scope,
            RecordingsQuery query,
            RecordingFilter rest,
            Marked marked,
            int most,
            long begin,
            IntToLongFunction following) {
        if (begin <= query.filter().from().orElse(0L)) {
            return within(scope, rest, query, marked, most);
        }
        return within(scope, rest.with(Filter.FROM, begin), query, marked, most).chain(found -> {
            int recordings = found.recordings();
            if (!found.last() || recordings >= most) {
                return Uni.createFrom().item(found.butNotAll());
            }
            return inWindow(
                            scope,
                            query,
                            rest.with(Filter.TO, begin),
                            marked,
                            most - recordings,
                            following.applyAsLong(recordings),
                            _ -> 0)
                    .map(found::and);
        });
    }

    /** Where the window behind the first begins. */
    private static long next(long end, int found, int most) {
        long days = found == 0 ? Long.MAX_VALUE : Math.max(LEAST_DAYS, MARGIN * most / found);
        return days > MOST_DAYS ? 0 : end - Duration.ofDays(days).toMillis();
    }

    private Uni<Found> within(Scope scope, RecordingFilter filter, RecordingsQuery query, Marked marked, int most) {
        FilterSql where = FilterSql.of(filter, marked);
        Map<String, Object> parameters = new HashMap<>(where.parameters());
        String direction = query.descending() ? " DESC" : "";
        StringBuilder sql = new StringBuilder("SELECT recording_id, ")
                .append(query.sort().column())
                .append(" AS value FROM recordings ")
                .append(where.undeleted());
        query.after().ifPresent(cursor -> {
            sql.append(behind(query));
            parameters.put("value", cursor.value());
            parameters.put("id", cursor.recordingId().toString());
        });
        sql.append(" ORDER BY ").append(query.sort().order()).append(direction);
        sql.append(", ").append(ID).append(direction);
        sql.append(" LIMIT {most:UInt32}");
        int limit = most * ROWS_EACH;
        parameters.put("most", limit);
        return rows.query(scope, Optional.empty(), sql.toString(), parameters, patience)
                .map(found -> found.stream()
                        .map(row -> new Candidate(
                                UUID.fromString(row.path("recording_id").asText()),
                                row.path("value").asLong()))
                        .toList())
                .map(found -> new Found(found, found.size() < limit).of(most));
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
