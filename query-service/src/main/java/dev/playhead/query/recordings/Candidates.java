package dev.playhead.query.recordings;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.Scope;
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
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Finds recordings in ClickHouse, without {@code FINAL}: of a recording that has changed, older rows may be found as well, so each is a
 * candidate only, and the catalog decides. The first of an order by time or duration are looked for in its first piece, then as far on
 * as that piece's number makes it likely that there are enough, then everywhere: a page of a large website is found in a fraction of its
 * rows (docs/adr/0010, 0014, 0018, 0021).
 */
@ApplicationScoped
class Candidates {
    /** A shorter time is looked at as a whole, whatever the order. */
    private static final Duration SHORT = Duration.ofDays(10);

    /** Rows that are asked for, for each recording: the newest are rewritten all the time, and older rows stay until parts are merged. */
    private static final int ROWS_EACH = 4;

    // Comparing ids as their texts compare: the engine's own order of UUIDs begins with their second half.
    private static final String ID = "UUIDToNum(recording_id)";

    private final TenantRows rows;
    private final Spreads spreads;
    private final Duration patience;

    Candidates(TenantRows rows, Spreads spreads, QuerySettings settings) {
        this.rows = rows;
        this.spreads = spreads;
        this.patience = settings.listTimeout();
    }

    /** In the query's order, of at most {@code most} recordings behind the query's cursor. */
    Uni<Found> find(Scope scope, RecordingsQuery query, Marked marked, int most) {
        return cuts(scope, query)
                .chain(cuts -> inPieces(
                        scope,
                        query,
                        marked,
                        most,
                        OptionalLong.empty(),
                        cuts.first(),
                        found -> cuts.second(found, most)));
    }

    private Uni<Cuts> cuts(Scope scope, RecordingsQuery query) {
        RecordingFilter filter = query.filter();
        if (filter.isOfSomebody()) {
            return Uni.createFrom().item(Cuts.NONE);
        }
        Optional<Long> cursor = query.after().map(Cursor::value);
        return switch (query.sort()) {
            case STARTED_AT -> {
                if (query.descending()) {
                    long end =
                            Math.min(filter.to().orElse(Long.MAX_VALUE), cursor.orElseGet(System::currentTimeMillis));
                    yield Uni.createFrom().item(DayCuts.of(end, query));
                }
                Optional<Long> start = cursor.or(filter::from);
                yield start.isPresent()
                        ? Uni.createFrom().item(DayCuts.of(start.get(), query))
                        : spreads.of(scope).map(spread -> orNone(spread.map(one -> DayCuts.of(one.oldest(), query))));
            }
            case DURATION_MS ->
                isShort(filter)
                        ? Uni.createFrom().item(Cuts.NONE)
                        : spreads.of(scope).map(spread -> orNone(spread.map(one -> DurationCuts.of(one, query))));
            case ACTIVE_MS, RAGE_CLICKS, ERRORS -> Uni.createFrom().item(Cuts.NONE);
        };
    }

    private static Cuts orNone(Optional<? extends Cuts> cuts) {
        return cuts.isPresent() ? cuts.get() : Cuts.NONE;
    }

    private static boolean isShort(RecordingFilter filter) {
        long end = filter.to().orElseGet(System::currentTimeMillis);
        return filter.from().map(from -> end - from <= SHORT.toMillis()).orElse(false);
    }

    /** Finds what {@link #inPieces} goes on with. */
    @FunctionalInterface
    private interface Following {
        /** The next cut, by how many recordings were found before the last. */
        OptionalLong cut(int found);
    }

    /** In one piece after the other, each from where the one before it ended: nothing is looked at twice. */
    private Uni<Found> inPieces(
            Scope scope,
            RecordingsQuery query,
            Marked marked,
            int most,
            OptionalLong begin,
            OptionalLong end,
            Following following) {
        if (end.isEmpty() || !isInside(query, end.getAsLong())) {
            return within(scope, query, marked, most, begin, OptionalLong.empty());
        }
        return within(scope, query, marked, most, begin, end).chain(found -> {
            int recordings = found.recordings();
            if (!found.last() || recordings >= most) {
                return Uni.createFrom().item(found.butNotAll());
            }
            OptionalLong next = following.cut(recordings);
            return inPieces(scope, query, marked, most - recordings, end, next, _ -> OptionalLong.empty())
                    .map(found::and);
        });
    }

    /** Whether the filter has anything behind this value. */
    private static boolean isInside(RecordingsQuery query, long cut) {
        RecordingFilter filter = query.filter();
        return switch (query.sort()) {
            case STARTED_AT ->
                query.descending()
                        ? cut > filter.from().orElse(0L)
                        : cut < filter.to().orElse(Long.MAX_VALUE);
            case DURATION_MS, ACTIVE_MS, RAGE_CLICKS, ERRORS -> true;
        };
    }

    private Uni<Found> within(
            Scope scope, RecordingsQuery query, Marked marked, int most, OptionalLong begin, OptionalLong end) {
        Piece piece = new Piece(query, begin, end);
        FilterSql where = FilterSql.of(piece.filter(), marked);
        Map<String, Object> parameters = new HashMap<>(where.parameters());
        parameters.putAll(piece.parameters());
        String direction = query.descending() ? " DESC" : "";
        StringBuilder sql = new StringBuilder("SELECT recording_id, ")
                .append(query.sort().column())
                .append(" AS value FROM recordings ")
                .append(piece.of(where));
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
        SortBy sort = query.sort();
        // the first condition alone is what an index on the column answers
        return " AND %1$s %2$s= %3$s AND (%1$s %2$s %3$s OR %4$s %2$s UUIDToNum({id:UUID}))"
                .formatted(sort.order(), operator, sort.bound("value"), ID);
    }
}
