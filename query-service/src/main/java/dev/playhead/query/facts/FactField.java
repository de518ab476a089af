package dev.playhead.query.facts;

import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** A member of a fact that some kinds have and others don't: its name in JSON and its column. */
enum FactField {
    PAGE_URL("pageUrl", "page_url", SchemaType.STRING, "Without private query values"),
    SELECTOR("selector", "selector", SchemaType.STRING, "Of the element, as short as possible; empty if unknown"),
    TAG("tag", "tag", SchemaType.STRING, "Of the element; empty if unknown"),
    TEXT("text", "text", SchemaType.STRING, "Of the element, at most 80 characters; masked text stays masked"),
    X("x", "x", SchemaType.NUMBER, "CSS pixels from the viewport's left edge"),
    Y("y", "y", SchemaType.NUMBER, "CSS pixels from the viewport's upper edge"),
    VIEWPORT_WIDTH("viewportWidth", "viewport_width", SchemaType.INTEGER, "CSS pixels; 0 if unknown"),
    VIEWPORT_HEIGHT("viewportHeight", "viewport_height", SchemaType.INTEGER, "CSS pixels; 0 if unknown"),
    NODE_ID("nodeId", "node_id", SchemaType.INTEGER, "rrweb's id of the element; -1 if the recorder knew none"),
    MESSAGE("message", "message", SchemaType.STRING, "What the error or console call said"),
    STACK("stack", "stack", SchemaType.STRING, "Empty where there was none"),
    SOURCE("source", "source", SchemaType.STRING, "`error` or `unhandledrejection`"),
    FINGERPRINT("fingerprint", "fingerprint", SchemaType.STRING, "Equal for the same mistake"),
    COUNT("count", "count", SchemaType.INTEGER, "Clicks of the burst, or values that were merged"),
    SPAN_MS("spanMs", "span_ms", SchemaType.INTEGER, "From the first to the last, milliseconds"),
    EFFECTS("effects", "effects", SchemaType.INTEGER, "How many of the clicks changed the page before the next one"),
    PREVIOUS_URL("previousUrl", "previous_url", SchemaType.STRING, "The page before; empty for the first"),
    TIME_ON_PREVIOUS_MS("timeOnPreviousMs", "time_on_previous_ms", SchemaType.INTEGER, "Milliseconds; 0 for the first"),
    LEVEL("level", "level", SchemaType.STRING, "Of a console call; of a web vital its rating"),
    METHOD("method", "method", SchemaType.STRING, "Of a request"),
    STATUS("status", "status", SchemaType.INTEGER, "Of a request's answer; 0 if there was none"),
    DURATION_MS("durationMs", "duration_ms", SchemaType.NUMBER, "Milliseconds"),
    NAME(
            "name",
            "name",
            SchemaType.STRING,
            "Of what was tracked or measured; a request's URL without query values; an identified user's id"),
    VALUE("value", "value", SchemaType.NUMBER, "What was measured"),
    PROPERTIES("properties", "properties", SchemaType.OBJECT, "Texts by name");

    private final String member;
    private final String column;
    private final SchemaType type;
    private final String description;

    FactField(String member, String column, SchemaType type, String description) {
        this.member = member;
        this.column = column;
        this.type = type;
        this.description = description;
    }

    String member() {
        return member;
    }

    String column() {
        return column;
    }

    SchemaType type() {
        return type;
    }

    String description() {
        return description;
    }
}
