package dev.playhead.query.recordings;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.access.CurrentCaller;
import dev.playhead.query.access.Scope;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.query.search.Filter;
import dev.playhead.query.search.RecordingFilter;
import dev.playhead.recording.WebsiteId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a list request's parameters. */
@ApplicationScoped
class QueryReading {
    static final String WEBSITE_ID = "websiteId";
    private static final Set<String> OTHERS = Set.of(WEBSITE_ID, "limit", "cursor", "sort", "order");

    private static final int LONGEST_UID = 200;

    private final QuerySettings settings;

    QueryReading(QuerySettings settings) {
        this.settings = settings;
    }

    /** @throws ProblemException 400 that names the parameter */
    RecordingsQuery read(MultivaluedMap<String, String> parameters) {
        RecordingFilter filter = RecordingFilter.of(parameters, OTHERS);
        SortBy sort = sort(parameters.getFirst("sort"));
        boolean descending = descending(parameters.getFirst("order"));
        return new RecordingsQuery(
                filter,
                sort,
                descending,
                limit(parameters.getFirst("limit")),
                cursor(parameters.getFirst("cursor"), sort, descending));
    }

    /**
     * A page of one session or visitor, by start, the first at the beginning.
     *
     * @throws ProblemException 400 that names the parameter
     */
    RecordingsQuery timeline(MultivaluedMap<String, String> parameters, Filter filter, String value) {
        RecordingFilter none = RecordingFilter.of(parameters, Set.of(WEBSITE_ID, "limit", "cursor", "order"));
        if (!none.isEmpty() || value.length() > LONGEST_UID || value.indexOf('\0') >= 0) {
            throw ProblemException.parameter(
                    none.isEmpty()
                            ? filter.parameter()
                            : none.parameters().keySet().iterator().next(),
                    "is not known here.");
        }
        String order = parameters.getFirst("order");
        boolean descending = order != null && descending(order);
        return new RecordingsQuery(
                RecordingFilter.NONE.with(filter, value),
                SortBy.STARTED_AT,
                descending,
                limit(parameters.getFirst("limit")),
                cursor(parameters.getFirst("cursor"), SortBy.STARTED_AT, descending));
    }

    /**
     * The scope of a request that may name a website.
     *
     * @throws ProblemException 404 for one that the caller doesn't read
     */
    static Scope scope(CurrentCaller caller, @Nullable String websiteId) {
        if (websiteId == null) {
            return caller.scope();
        }
        return WebsiteId.parse(websiteId)
                .flatMap(caller.scope()::narrowedTo)
                .orElseThrow(() -> ProblemException.unknown("website"));
    }

    private int limit(@Nullable String text) {
        if (text == null) {
            return settings.pageSize();
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= settings.largestPageSize()) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw ProblemException.parameter("limit", "is a whole number from 1 to " + settings.largestPageSize() + ".");
    }

    private static SortBy sort(@Nullable String text) {
        if (text == null) {
            return SortBy.STARTED_AT;
        }
        return SortBy.named(text)
                .orElseThrow(() ->
                        ProblemException.parameter("sort", "is one of " + String.join(", ", SortBy.names()) + "."));
    }

    private static boolean descending(@Nullable String text) {
        return switch (text) {
            case null -> true;
            case "desc" -> true;
            case "asc" -> false;
            default -> throw ProblemException.parameter("order", "is desc or asc.");
        };
    }

    private static Optional<Cursor> cursor(@Nullable String text, SortBy sort, boolean descending) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Cursor.parse(text)
                .filter(cursor -> cursor.sort() == sort && cursor.descending() == descending)
                .orElseThrow(() -> ProblemException.parameter(
                        "cursor", "is a nextCursor of this list, asked for with the same sort and order.")));
    }
}
