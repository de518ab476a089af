package dev.playhead.query.recordings;

import dev.playhead.query.search.Filter;
import dev.playhead.query.search.FilterSql;
import dev.playhead.query.search.RecordingFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A part of a list's order.
 *
 * @param begin of the order's column, where the piece before it ended; empty = from the order's first recording
 * @param end where it ends; empty = at the order's last recording
 */
record Piece(RecordingsQuery query, OptionalLong begin, OptionalLong end) {
    private static final String BEGIN = "piece_begin";
    private static final String END = "piece_end";

    /** The query's filter; the end of a piece of time is part of it, which facts are then limited by, too. */
    RecordingFilter filter() {
        RecordingFilter filter = query.filter();
        return isOfTime() && end.isPresent()
                ? filter.with(query.descending() ? Filter.FROM : Filter.TO, end.getAsLong())
                : filter;
    }

    /** From the source's name on. */
    String of(FilterSql where) {
        List<String> conditions = new ArrayList<>();
        SortBy sort = query.sort();
        if (begin.isPresent()) {
            conditions.add(sort.order() + (query.descending() ? " < " : " >= ") + sort.bound(BEGIN));
        }
        if (end.isPresent() && !isOfTime()) {
            conditions.add(sort.order() + (query.descending() ? " >= " : " < ") + sort.bound(END));
        }
        if (conditions.isEmpty()) {
            return where.undeleted();
        }
        String all = String.join(" AND ", conditions);
        return end.isPresent() && sort == SortBy.DURATION_MS ? where.undeletedByDuration(all) : where.undeleted(all);
    }

    /** Of {@link #of}, by name. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        begin.ifPresent(value -> parameters.put(BEGIN, value));
        if (!isOfTime()) {
            end.ifPresent(value -> parameters.put(END, value));
        }
        return parameters;
    }

    private boolean isOfTime() {
        return query.sort() == SortBy.STARTED_AT;
    }
}
