package dev.playhead.recording.detect;

import dev.playhead.recording.event.EventCursor;
import dev.playhead.recording.event.FieldNames;
import dev.playhead.recording.event.RecordedEvent;
import java.util.HashMap;
import java.util.Map;

/** Brings full snapshots and mutations into a {@link DomIndex}. */
final class DomReader {
    private static final int ELEMENT = 2;
    private static final int TEXT = 3;

    /** Browsers build no deeper trees from HTML; below it nodes are left out, because reading them recurses. */
    private static final int MAX_DEPTH = 512;

    private static final FieldNames NAMES = FieldNames.of(
            "id",
            "parentId",
            "value",
            "attributes",
            "node",
            "type",
            "tagName",
            "textContent",
            "childNodes",
            "removes",
            "adds",
            "texts",
            "class",
            "data-testid",
            "name",
            "role",
            "aria-label");

    private final DomIndex dom;
    private final EventCursor in;

    private DomReader(DomIndex dom, EventCursor in) {
        this.dom = dom;
        this.in = in;
    }

    /** An event that is neither a full snapshot nor a mutation changes nothing. */
    static void apply(DomIndex dom, RecordedEvent event) {
        boolean isMutation = event.type() == Rrweb.INCREMENTAL && event.source() == Rrweb.MUTATION;
        if (!isMutation && !event.isKeyframe()) {
            return;
        }
        EventCursor data = event.data(NAMES);
        if (data.beginObject()) {
            new DomReader(dom, data).readData();
        }
        dom.sweepIfDue();
    }

    private void readData() {
        while (in.nextField()) {
            String name = in.name();
            if (name.equals("node") && in.beginObject()) {
                readNode(0);
            } else if (isKindOfChange(name) && in.beginArray()) {
                readChanges(name);
            } else {
                in.skip();
            }
        }
    }

    private static boolean isKindOfChange(String name) {
        return switch (name) {
            case "removes", "adds", "texts", "attributes" -> true;
            default -> false;
        };
    }

    private void readChanges(String kind) {
        while (in.nextItem()) {
            if (!in.beginObject()) {
                in.skip();
                continue;
            }
            Change change = readChange();
            switch (kind) {
                case "removes" -> dom.remove(change.id);
                case "adds" -> {
                    if (change.parentId != DomIndex.NONE) {
                        dom.parent(change.node, dom.find(change.parentId));
                    }
                }
                case "texts" -> dom.text(change.id, change.value);
                default -> change.attributes.forEach((name, value) -> dom.attribute(change.id, name, value));
            }
        }
    }

    /** One item of removes, adds, texts or attributes, whatever the order of its fields. */
    private Change readChange() {
        Change change = new Change();
        while (in.nextField()) {
            switch (in.name()) {
                case "id" -> change.id = in.integer(DomIndex.NONE);
                case "parentId" -> change.parentId = in.integer(DomIndex.NONE);
                case "value" -> change.value = in.strippedText(DomIndex.MAX_TEXT);
                case "attributes" -> change.attributes = attributes();
                case "node" -> change.node = in.beginObject() ? readNode(0) : skip();
                default -> in.skip();
            }
        }
        return change;
    }

    /** A serialised node with its children; returns its index. */
    private int readNode(int depth) {
        int at = dom.reserve();
        int id = DomIndex.NONE;
        int type = DomIndex.NONE;
        String tag = "";
        String text = "";
        DomElement attributes = DomElement.NONE;
        while (in.nextField()) {
            switch (in.name()) {
                case "id" -> id = in.integer(DomIndex.NONE);
                case "type" -> type = in.integer(DomIndex.NONE);
                case "tagName" -> tag = in.text();
                case "textContent" -> text = in.strippedText(DomIndex.MAX_TEXT);
                case "attributes" -> attributes = element();
                case "childNodes" -> readChildren(at, depth);
                default -> in.skip();
            }
        }
        if (type == ELEMENT) {
            dom.put(at, id, attributes.tagged(tag));
        } else {
            // Documents, shadow roots and comments hold no text, but children hang on them.
            dom.put(at, id, type == TEXT ? text : "");
        }
        return at;
    }

    private void readChildren(int parent, int depth) {
        if (depth >= MAX_DEPTH || !in.beginArray()) {
            in.skip();
            return;
        }
        while (in.nextItem()) {
            if (in.beginObject()) {
                dom.parent(readNode(depth + 1), parent);
            } else {
                in.skip();
            }
        }
    }

    /** An element of no tag with the attributes here. */
    private DomElement element() {
        if (!in.beginObject()) {
            in.skip();
            return DomElement.NONE;
        }
        String id = "";
        String classes = "";
        String testId = "";
        String name = "";
        String role = "";
        String ariaLabel = "";
        while (in.nextField()) {
            switch (in.name()) {
                case "id" -> id = in.text();
                case "class" -> classes = in.text();
                case "data-testid" -> testId = in.text();
                case "name" -> name = in.text();
                case "role" -> role = in.text();
                case "aria-label" -> ariaLabel = in.text();
                default -> in.skip();
            }
        }
        return DomElement.of(id, classes, testId, name, role, ariaLabel);
    }

    /** {@code ""} for null too: an attribute that was taken away. */
    private Map<String, String> attributes() {
        Map<String, String> attributes = Map.of();
        if (!in.beginObject()) {
            in.skip();
            return attributes;
        }
        while (in.nextField()) {
            String name = in.name();
            if (DomElement.keeps(name)) {
                attributes = attributes.isEmpty() ? new HashMap<>(4) : attributes;
                attributes.put(name, in.text());
            } else {
                in.skip();
            }
        }
        return attributes;
    }

    private int skip() {
        in.skip();
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
