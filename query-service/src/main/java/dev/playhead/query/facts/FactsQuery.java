package dev.playhead.query.facts;

import dev.playhead.query.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which facts of a recording a page shows.
 *
 * @param kinds empty = all
 * @param limit rows at most, from 1
 * @param after where the page before ended
 */
record FactsQuery(List<String> kinds, int limit, Optional<FactsCursor> after) {
    private static final int LARGEST_PAGE = 1_000;
    private static final Set<String> PARAMETERS = Set.of("kind", "limit", "cursor");

    /** @throws ProblemException 400 that names the parameter */
    static FactsQuery of(MultivaluedMap<String, String> parameters) {
        for (Map.Entry<String, List<String>> entry : parameters.entrySet()) {
            if (!PARAMETERS.contains(entry.getKey())) {
                throw ProblemException.parameter(entry.getKey(), "is not known here.");
            }
            if (entry.getValue().size() > 1 && !entry.getKey().equals("kind")) {
                throw ProblemException.parameter(entry.getKey(), "is given more than once.");
            }
        }
        return new FactsQuery(
                kinds(parameters.getOrDefault("kind", List.of())),
                limit(parameters.getFirst("limit")),
                cursor(parameters.getFirst("cursor")));
    }

    private static List<String> kinds(List<String> values) {
        List<String> kinds = new ArrayList<>();
        for (String value : values) {
            for (String name : value.split(",", -1)) {
                kinds.add(FactKind.named(name.strip())
                        .map(FactKind::wireName)
                        .orElseThrow(() -> ProblemException.parameter(
                                "kind", "is a list of " + String.join(", ", FactKind.names()) + ".")));
            }
        }
        return kinds;
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return LARGEST_PAGE;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= LARGEST_PAGE) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // the same answer as for a number out of range
        }
        throw ProblemException.parameter("limit", "is a whole number from 1 to " + LARGEST_PAGE + ".");
    }

    private static Optional<FactsCursor> cursor(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(FactsCursor.parse(text)
                .orElseThrow(() -> ProblemException.parameter("cursor", "is a cursor of this list.")));
    }
}
