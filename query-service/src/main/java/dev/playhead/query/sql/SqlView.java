package dev.playhead.query.sql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a query can read: some columns of a table, and of it the rows of the caller's websites. */
enum SqlView {
    FACTS(
            "facts",
            "",
            "",
            column("website_id", "the website"),
            column("kind", "which rule found it: click, rage_click, dead_click, error, page_view … (docs/facts.md)"),
            column("ts", "when, the visitor's clock corrected"),
            column("received_at", "when the log took it; a condition on it reads fewer months"),
            column("recording_id", "the recording"),
            column("page_url", "the page, without private query values"),
            column("page_path", "the page's path"),
            column("selector", "of the element, as short as possible"),
            column("tag", "of the element"),
            column("text", "of the element, at most 80 characters; masked text stays masked"),
            column("x", "CSS pixels from the viewport's left edge"),
            column("y", "CSS pixels from the viewport's upper edge; of scroll: from the document's"),
            column("viewport_width", "CSS pixels; 0 if unknown"),
            column("viewport_height", "CSS pixels; 0 if unknown"),
            column("message", "what an error or a console call said"),
            column("stack", "of an error"),
            column("source", "error or unhandledrejection"),
            column("fingerprint", "equal for the same mistake"),
            column("count", "clicks of a burst, or inputs that were merged"),
            column("span_ms", "from the first to the last of them"),
            column("effects", "clicks of a burst that changed the page before the next"),
            column("previous_url", "the page before"),
            column("time_on_previous_ms", "time on the page before"),
            column("level", "of a console call; of a web vital its rating"),
            column("method", "of a request"),
            column("status", "of a request's answer; 0 if there was none"),
            column("duration_ms", "of a request"),
            column("name", "of what was tracked or measured; a request's address"),
            column("value", "what was measured; of scroll the depth, 0 to 1"),
            column("properties", "texts by name")),
    RECORDINGS(
            "recordings",
            " FINAL",
            "is_deleted = 0 AND state IN ('live', 'ready', 'stopped')",
            column("website_id", "the website"),
            column("recording_id", "the recording"),
            column("external_id", "the id that a client chose"),
            column("state", "live, ready or stopped"),
            column("started_at", "its first event"),
            column("ended_at", "when it ended; NULL while it is live"),
            column("duration_ms", "from the first event to the last"),
            column("active_ms", "of it without pauses"),
            column("event_count", "rrweb events"),
            column("raw_bytes", "of the events as JSON"),
            column("stored_bytes", "as they are stored"),
            column("page_views", "page views"),
            column("clicks", "clicks"),
            column("rage_clicks", "bursts of clicks"),
            column("dead_clicks", "clicks that nothing followed"),
            column("errors", "uncaught errors"),
            column("console_errors", "console calls of level error or assert"),
            column("network_errors", "failed requests"),
            column("inputs", "fields that were changed"),
            column("entry_url", "the first page"),
            column("exit_url", "the last page"),
            column("visitor_uid", "the visitor"),
            column("session_uid", "the session"),
            column("user_id", "who the page said it is"),
            column("browser", "the browser's name"),
            column("os", "the system's name"),
            column("device", "desktop, mobile or tablet"),
            column("country", "two letters, where a proxy told it"),
            column("sdk", "the recorder and its version"),
            column("metadata", "what clients set, texts by name"),
            column("pages", "addresses that were viewed, 100 at most"));

    private final String table;
    private final String modifier;
    private final String condition;
    private final List<SqlColumn> columns;

    SqlView(String table, String modifier, String condition, SqlColumn... columns) {
        this.table = table;
        this.modifier = modifier;
        this.condition = condition;
        this.columns = List.of(columns);
    }

    String table() {
        return table;
    }

    List<SqlColumn> columns() {
        return columns;
    }

    /**
     * As an element of WITH.
     *
     * @param database of the table
     * @param limited whether parameter {@code websites} says whose rows there are; otherwise there are all
     */
    String definition(String database, boolean limited) {
        List<String> conditions = Stream.of(limited ? "website_id IN {websites:Array(String)}" : "", condition)
                .filter(one -> !one.isEmpty())
                .toList();
        return table + " AS (SELECT "
                + columns.stream().map(SqlColumn::name).collect(Collectors.joining(", "))
                + " FROM " + database + "." + table + modifier
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions))
                + ")";
    }

    private static SqlColumn column(String name, String meaning) {
        return new SqlColumn(name, meaning);
    }
}
