package dev.playhead.endtoend.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.endtoend.Api;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What ClickHouse holds of one recording, without what differs from one playing to the next: ids, places in the log, when it
 * was received. Times count from the first fact.
 *
 * @param facts in the order of the events that completed them
 * @param row its row in the list, empty if there is none
 */
record Derived(List<String> facts, String row) {
    private static final String FACTS = """
            SELECT * EXCEPT (website_id, ts, received_at, recording_id, position_offset, position_index, ordinal, segment_id, partition),
              toUnixTimestamp64Milli(ts) AS at
            FROM facts WHERE recording_id = '%s' ORDER BY position_offset, position_index, ordinal""";
    private static final String ROW = """
            SELECT event_count, duration_ms, active_ms, page_views, clicks, rage_clicks, dead_clicks, errors, console_errors,
              network_errors, inputs, entry_url, exit_url, pages
            FROM recordings FINAL WHERE recording_id = '%s'""";

    static Derived of(Api api, String recordingId) {
        List<JsonNode> facts = api.clickHouse(FACTS.formatted(recordingId));
        long first =
                facts.stream().mapToLong(fact -> fact.path("at").asLong()).min().orElse(0);
        return new Derived(
                facts.stream()
                        .map(fact -> ((ObjectNode) fact)
                                .put("at", fact.path("at").asLong() - first)
                                .toString())
                        .toList(),
                api.clickHouse(ROW.formatted(recordingId)).stream()
                        .map(JsonNode::toString)
                        .collect(Collectors.joining("\n")));
    }

    /** Where the other differs, for a person; empty where it doesn't. */
    String difference(Derived actual) {
        for (int i = 0; i < Math.max(facts.size(), actual.facts.size()); i++) {
            String mine = i < facts.size() ? facts.get(i) : "no more";
            String other = i < actual.facts.size() ? actual.facts.get(i) : "no more";
            if (!mine.equals(other)) {
                return "fact %d of %d (%d expected):%n      %s%n  not %s"
                        .formatted(i, actual.facts.size(), facts.size(), other, mine);
            }
        }
        return row.equals(actual.row) ? "" : "the list's row:%n      %s%n  not %s".formatted(actual.row, row);
    }
}
