package dev.playhead.query.tenant;

import dev.playhead.query.access.Scope;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.WebsiteId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose rows a question may read.
 *
 * @param websites empty = every website, which only the installation's admin may read
 */
record Tenant(Optional<List<String>> websites) {
    /**
     * Ids of a sub-query that are still looked up in the skip index of what it restricts, each in every granule. Of more, every granule
     * has one: looking cost more than reading.
     */
    private static final String MOST_IDS_FOR_INDEX = "1000";

    /** Says what the tenant's rows are, whatever the statement says. */
    private static final String FILTERS = "additional_table_filters";

    /** @throws ProblemException 404 where the scope does not cover the one website that is asked for */
    static Tenant of(Scope scope, Optional<WebsiteId> one) {
        Scope narrowed = one.map(
                        website -> scope.narrowedTo(website).orElseThrow(() -> ProblemException.unknown("website")))
                .orElse(scope);
        return new Tenant(narrowed.websites()
                .map(some -> some.stream().map(WebsiteId::value).sorted().toList()));
    }

    /** The condition of the tenant's rows in a statement. One website is compared, which the engine takes for a constant of the sort key. */
    String condition() {
        return websites.map(ids -> ids.size() == 1
                        ? "website_id = {websites:Array(String)}[1]"
                        : "website_id IN {websites:Array(String)}")
                .orElse("1");
    }

    List<String> parameter() {
        return websites.orElse(List.of());
    }

    /** The server's settings: it adds the filter to every read of these tables, in sub-queries and joins too. Nothing is written. */
    Map<String, String> settings(String database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("readonly", "2");
        // A recording's day, which is of its sort key, says its month: FINAL has nothing to merge between months.
        settings.put("do_not_merge_across_partitions_select_final", "1");
        settings.put("use_index_for_in_with_subqueries_max_values", MOST_IDS_FOR_INDEX);
        websites.ifPresent(ids -> settings.put(FILTERS, filters(database, ids)));
        return settings;
    }

    // A setting takes no parameters; website ids are letters, digits and underscores, as their type proves.
    private static String filters(String database, List<String> ids) {
        String listed = ids.stream().map(id -> "\\'" + id + "\\'").collect(Collectors.joining(", "));
        // nobody's rows where a member has no website left
        String condition = ids.isEmpty() ? "0" : "website_id IN (" + listed + ")";
        return Stream.of("facts", "recordings")
                .flatMap(table -> Stream.of(table, database + "." + table))
                .map(table -> "'" + table + "': '" + condition + "'")
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
