package dev.playhead.query.search;

import java.util.Map;

/**
 * A filter as a condition over ClickHouse's {@code recordings}, for a statement of {@link dev.playhead.query.tenant.TenantRows}: {@code
 * … FROM recordings FINAL WHERE $tenant AND <condition>}. Deleted rows are FINAL's to leave out.
 *
 * @param columns what single values of a row answer, which is read first; {@code 1} where there is nothing of that
 * @param rest what needs arrays, maps or facts; {@code 1} where there is nothing of that
 * @param parameters by name, each beginning with {@code f_}
 */
public record FilterSql(String columns, String rest, Map<String, Object> parameters) {
    static final String EVERY = "1";

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
        return FilterBuilding.of(filter, marked);
    }

    /** All of it, in brackets. */
    public String condition() {
        return "(" + columns + " AND " + rest + ")";
    }

    /** From the source's name on: {@code PREWHERE $tenant AND is_deleted = 0 AND … WHERE …}. */
    public String undeleted() {
        return where("$tenant AND is_deleted = 0");
    }

    /** The same, of rows for which this condition on single values holds too. */
    public String undeleted(String condition) {
        return where("$tenant AND is_deleted = 0 AND " + condition);
    }

    /**
     * The same, in a form that the projection {@code recordings_by_duration} answers: that one has no {@code is_deleted}, so that
     * nothing else is answered by it, which would have to read all of it.
     */
    public String undeletedByDuration(String condition) {
        return where("$tenant AND state IN ('live', 'ready', 'stopped') AND " + condition);
    }

    private String where(String first) {
        if (columns.equals(EVERY)) {
            return "WHERE " + first + " AND " + rest;
        }
        // The engine reads the most selective columns first by itself, but arrays and maps with them.
        return rest.equals(EVERY)
                ? "WHERE " + first + " AND " + columns
                : "PREWHERE " + first + " AND " + columns + " WHERE " + rest;
    }
}
