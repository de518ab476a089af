package dev.playhead.benchmarks.query;

import java.util.List;
import java.util.Map;

/**
 * One question as query-service asks it, or the questions that it asks one after the other until a page is full.
 *
 * @param group {@code list} or {@code analytics}: each has a goal
 * @param name as the table shows it
 * @param rounds SQL in the order in which it is asked
 * @param enough rows after which no further round is asked
 * @param settings of the server for it
 */
record NamedStatement(String group, String name, List<String> rounds, int enough, Map<String, String> settings) {
    static NamedStatement of(String group, String name, String sql) {
        return new NamedStatement(group, name, List.of(sql), Integer.MAX_VALUE, Map.of());
    }

    NamedStatement withSettings(Map<String, String> more) {
        return new NamedStatement(group, name, rounds, enough, more);
    }
}
