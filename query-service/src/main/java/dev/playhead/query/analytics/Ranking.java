package dev.playhead.query.analytics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A question of the form "which are the most": what is counted, by what, and what else is told of each. docs/analytics.md has the rules. */
enum Ranking {
    PAGES("page_view", List.of(Key.PAGE), members("entries", "countIf(previous_url = '')")),
    CLICKS("click", List.of(Key.SELECTOR, Key.PAGE), element()),
    RAGE_CLICKS(
            "rage_click", List.of(Key.SELECTOR, Key.PAGE), element("clicks", "sum(count)", "effects", "sum(effects)")),
    DEAD_CLICKS("dead_click", List.of(Key.SELECTOR, Key.PAGE), element()),
    ERRORS(
            "error",
            List.of(Key.FINGERPRINT),
            members(
                    "message", "argMax(message, ts)",
                    "stack", "argMax(stack, ts)",
                    "source", "argMax(source, ts)",
                    "page", "argMax(page_path, ts)")),
    NETWORK_ERRORS(
            "network_error",
            List.of(Key.METHOD, Key.ADDRESS, Key.STATUS),
            members("medianDurationMs", "quantileExact(0.5)(duration_ms)")),
    CONSOLE_ERRORS("console", List.of(Key.LEVEL, Key.MESSAGE), members("page", "argMax(page_path, ts)")),
    WEB_VITALS(
            "web_vital",
            List.of(Key.NAME, Key.PAGE),
            members(
                    "p75", "quantileExact(0.75)(value)",
                    "good", "countIf(level = 'good')",
                    "needsImprovement", "countIf(level = 'needs-improvement')",
                    "poor", "countIf(level = 'poor')")),
    SCROLL_DEPTH(
            "scroll",
            List.of(Key.PAGE),
            members(
                    "medianDepth", "quantileExact(0.5)(value)",
                    "reached25", "countIf(value >= 0.25)",
                    "reached50", "countIf(value >= 0.5)",
                    "reached75", "countIf(value >= 0.75)",
                    "reached100", "countIf(value >= 0.99)"));

    private final String kind;
    private final List<Key> keys;
    private final Map<String, String> members;

    Ranking(String kind, List<Key> keys, Map<String, String> members) {
        this.kind = kind;
        this.keys = keys;
        this.members = members;
    }

    String kind() {
        return kind;
    }

    List<Key> keys() {
        return keys;
    }

    /** Further members of an item, with their expressions over the group's facts. */
    Map<String, String> members() {
        return members;
    }

    /** What restricts the facts besides their kind; {@code ""} = nothing. */
    String condition() {
        return this == CONSOLE_ERRORS ? "level IN ('error', 'assert')" : "";
    }

    /** Whether nearly half of all facts are of this kind, in very many groups. */
    boolean isOfMostFacts() {
        return this == CLICKS;
    }

    private static Map<String, String> element(String... more) {
        Map<String, String> members = members("tag", "argMax(tag, ts)", "text", "argMax(text, ts)");
        members.putAll(members(more));
        return members;
    }

    private static Map<String, String> members(String... namesAndExpressions) {
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < namesAndExpressions.length; i += 2) {
            members.put(namesAndExpressions[i], namesAndExpressions[i + 1]);
        }
        return members;
    }
}
