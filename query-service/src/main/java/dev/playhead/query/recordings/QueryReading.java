package dev.playhead.query.recordings;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a list request's parameters. A parameter that isn't known is refused: a filter that is silently ignored lies. */
@ApplicationScoped
class QueryReading {
    static final String WEBSITE_ID = "websiteId";
    private static final Set<String> STATES = Set.of("live", "ready", "stopped");
    private static final int LONGEST_TEXT = 1_024;

    private final QuerySettings settings;

    QueryReading(QuerySettings settings) {
        this.settings = settings;
    }

    /** @throws ProblemException 400 that names the parameter */
    RecordingsQuery read(MultivaluedMap<String, String> parameters) {
        Map<Filter, Object> filters = new EnumMap<>(Filter.class);
        for (Map.Entry<String, List<String>> entry : parameters.entrySet()) {
            String name = entry.getKey();
            if (entry.getValue().size() > 1) {
                throw ProblemException.parameter(name, "is given more than once.");
            }
            Optional<Filter> filter = Filter.named(name);
            if (filter.isPresent()) {
                filters.put(filter.get(), value(filter.get(), entry.getValue().getFirst()));
            } else if (!Set.of(WEBSITE_ID, "limit", "cursor", "sort", "order").contains(name)) {
                throw ProblemException.parameter(name, "is not known here.");
            }
        }
        SortBy sort = sort(parameters.getFirst("sort"));
        boolean descending = descending(parameters.getFirst("order"));
        return new RecordingsQuery(
                filters,
                sort,
                descending,
                limit(parameters.getFirst("limit")),
                cursor(parameters.getFirst("cursor"), sort, descending));
    }

    private static Object value(Filter filter, String text) {
        if (filter == Filter.STATE && !STATES.contains(text)) {
            throw ProblemException.parameter(filter.parameter(), "is one of live, ready, stopped.");
        }
        return switch (filter.kind()) {
            case TEXT -> {
                // PostgreSQL has no NUL in text, so nothing can match it
                if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
                    throw ProblemException.parameter(filter.parameter(), "is text of at most 1024 characters.");
                }
                yield text;
            }
            case AT_LEAST, BELOW -> whole(filter.parameter(), text);
        };
    }

    private static Long whole(String name, String text) {
        try {
            long value = Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a negative number
        }
        throw ProblemException.parameter(name, "is a whole number from 0.");
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
