package dev.playhead.recording.detect;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.recording.event.RecordedEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Brings full snapshots and mutations into a {@link DomIndex}. */
final class DomReader {
    private static final int ELEMENT = 2;
    private static final int TEXT = 3;

    /** Browsers build no deeper trees from HTML; below it nodes are left out, because reading them recurses. */
    private static final int MAX_DEPTH = 512;

    private final DomIndex dom;
    private final JsonParser parser;

    private DomReader(DomIndex dom, JsonParser parser) {
        this.dom = dom;
        this.parser = parser;
    }

    /** An event that is neither a full snapshot nor a mutation changes nothing. */
    static void apply(DomIndex dom, RecordedEvent event) {
        boolean isMutation = event.type() == Rrweb.INCREMENTAL && event.source() == Rrweb.MUTATION;
        if (!isMutation && !event.isKeyframe()) {
            return;
        }
        try (JsonParser parser = event.parseData()) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                new DomReader(dom, parser).readData();
            }
        } catch (IOException e) {
            // EventReader has read these very bytes as JSON.
            throw new UncheckedIOException("an event's data changed after it was read", e);
        }
        dom.sweepIfDue();
    }

    private void readData() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("node") && value == JsonToken.START_OBJECT) {
                readNode(0);
            } else if (value == JsonToken.START_ARRAY) {
                readChanges(name);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void readChanges(String kind) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                continue;
            }
            switch (kind) {
                case "removes" -> dom.remove(readChange().id);
                case "adds" -> {
                    Change add = readChange();
                    if (add.parentId != DomIndex.NONE) {
                        dom.parent(add.node, dom.find(add.parentId));
                    }
                }
                case "texts" -> {
                    Change text = readChange();
                    dom.text(text.id, text.value);
                }
                case "attributes" -> {
                    Change change = readChange();
                    change.attributes.forEach((name, value) -> dom.attribute(change.id, name, value));
                }
                default -> parser.skipChildren();
            }
        }
    }

    /** One item of removes, adds, texts or attributes, whatever the order of its fields. */
    private Change readChange() throws IOException {
        Change change = new Change();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "id" -> change.id = number(value);
                case "parentId" -> change.parentId = number(value);
                case "value" -> change.value = text(value);
                case "attributes" -> change.attributes = attributes(value);
                case "node" -> change.node = value == JsonToken.START_OBJECT ? readNode(0) : skip();
                default -> parser.skipChildren();
            }
        }
        return change;
    }

    /** A serialised node with its children; returns its index. */
    private int readNode(int depth) throws IOException {
        int at = dom.reserve();
        int id = DomIndex.NONE;
        int type = DomIndex.NONE;
        String tag = "";
        String text = "";
        Map<String, String> attributes = Map.of();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "id" -> id = number(value);
                case "type" -> type = number(value);
                case "tagName" -> tag = text(value);
                case "textContent" -> text = text(value);
                case "attributes" -> attributes = attributes(value);
                case "childNodes" -> readChildren(at, value, depth);
                default -> parser.skipChildren();
            }
        }
        if (type == ELEMENT) {
            DomElement element = DomElement.tag(tag);
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                element = element.with(attribute.getKey(), attribute.getValue());
            }
            dom.put(at, id, element);
        } else {
            // Documents, shadow roots and comments hold no text, but children hang on them.
            dom.put(at, id, type == TEXT ? text : "");
        }
        return at;
    }

    private void readChildren(int parent, JsonToken value, int depth) throws IOException {
        if (value != JsonToken.START_ARRAY || depth >= MAX_DEPTH) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                dom.parent(readNode(depth + 1), parent);
            } else {
                parser.skipChildren();
            }
        }
    }

    private Map<String, String> attributes(JsonToken value) throws IOException {
        Map<String, String> attributes = new HashMap<>();
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return attributes;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken attribute = parser.nextToken();
            switch (name) {
                case "id", "class", "data-testid", "name", "role", "aria-label" ->
                    attributes.put(name, text(attribute));
                default -> parser.skipChildren();
            }
        }
        return attributes;
    }

    private int number(JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT) {
            return parser.getIntValue();
        }
        return skip();
    }

    /** {@code ""} for null too: an attribute that was taken away. */
    private String text(JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            return parser.getText();
        }
        parser.skipChildren();
        return "";
    }

    private int skip() throws IOException {
        parser.skipChildren();
        return DomIndex.NONE;
    }

    private static final class Change {
        int id = DomIndex.NONE;
        int parentId = DomIndex.NONE;
        int node = DomIndex.NONE;
        String value = "";
        Map<String, String> attributes = Map.of();
    }
}
