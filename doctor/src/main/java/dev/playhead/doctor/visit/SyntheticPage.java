package dev.playhead.doctor.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a visitor did who never was: a page opens, one button is clicked once and another three times in a hurry, and later
 * a line of text changes.
 *
 * @param beganAt epoch ms of the first event
 * @param marker text that stands in the page, different each time
 */
public record SyntheticPage(long beganAt, String marker) {
    public static final String URL = "https://doctor.playhead.invalid/checkup";

    /** Of the button that is clicked once. */
    public static final String CLICKED = "[data-testid=\"doctor-button\"]";

    /** Of the button that is clicked in a hurry. */
    public static final String RAGED = "[data-testid=\"doctor-again\"]";

    /** How long the visit lasts, ms. */
    public static final long DURATION_MS = 8_000;

    public static final int RAGE_CLICKS = 3;
    public static final int CLICKS = 1 + RAGE_CLICKS;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DOCUMENT = 0;
    private static final int ELEMENT = 2;
    private static final int TEXT = 3;
    private static final int TEXT_NODE = 7;
    private static final int BUTTON = 8;
    private static final int AGAIN = 10;

    /** The first chunk: the page, and the clicks. */
    public List<JsonNode> firstChunk() {
        return List.of(
                event(
                        4,
                        0,
                        JSON.objectNode().put("href", URL).put("width", 1280).put("height", 720)),
                event(2, 20, snapshot()),
                click(1_000, BUTTON, 100, 50),
                click(4_000, AGAIN, 100, 400),
                click(4_200, AGAIN, 101, 401),
                click(4_400, AGAIN, 100, 402),
                mark(4_500, "first"));
    }

    /** The second one: what comes more than a second after the hurried clicks, so that their burst is over. */
    public List<JsonNode> secondChunk() {
        ObjectNode change = JSON.objectNode().put("source", 0);
        change.putArray("texts").addObject().put("id", TEXT_NODE).put("value", marker + ", later");
        change.putArray("attributes");
        change.putArray("removes");
        change.putArray("adds");
        return List.of(event(3, 7_000, change), mark(DURATION_MS, "second"));
    }

    private ObjectNode mark(long at, String which) {
        ObjectNode data = JSON.objectNode().put("tag", "playhead:doctor");
        data.putObject("payload").put("marker", marker).put("chunk", which);
        return event(5, at, data);
    }

    private ObjectNode click(long at, int node, int x, int y) {
        return event(
                3,
                at,
                JSON.objectNode()
                        .put("source", 2)
                        .put("type", 2)
                        .put("id", node)
                        .put("x", x)
                        .put("y", y));
    }

    private ObjectNode event(int type, long after, JsonNode data) {
        ObjectNode event = JSON.objectNode().put("type", type).put("timestamp", beganAt + after);
        event.set("data", data);
        return event;
    }

    private ObjectNode snapshot() {
        ObjectNode paragraph = element("p", 6, node(TEXT, TEXT_NODE).put("textContent", marker));
        ObjectNode button = button("doctor-button", BUTTON, "Check");
        ObjectNode again = button("doctor-again", AGAIN, "Check again");
        ObjectNode body = element("body", 5, paragraph, button, again);
        ObjectNode html = element("html", 3, element("head", 4), body);
        ObjectNode document = node(DOCUMENT, 1);
        document.putArray("childNodes").add(html);
        ObjectNode data = JSON.objectNode();
        data.set("node", document);
        data.putObject("initialOffset").put("left", 0).put("top", 0);
        return data;
    }

    private static ObjectNode button(String testId, int id, String text) {
        ObjectNode button = element("button", id, node(TEXT, id + 1).put("textContent", text));
        button.withObject("/attributes").put("data-testid", testId);
        return button;
    }

    private static ObjectNode element(String tag, int id, ObjectNode... children) {
        ObjectNode element = node(ELEMENT, id).put("tagName", tag);
        element.putObject("attributes");
        var childNodes = element.putArray("childNodes");
        for (ObjectNode child : children) {
            childNodes.add(child);
        }
        return element;
    }

    private static ObjectNode node(int type, int id) {
        return JSON.objectNode().put("type", type).put("id", id);
    }
}
