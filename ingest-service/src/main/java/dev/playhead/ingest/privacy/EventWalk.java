package dev.playhead.ingest.privacy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.playhead.recording.event.RecordedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks the tokens of a chunk's events and finds what has to change. It knows rrweb's shapes only as far as they tell what
 * a string is; where the order of members leaves that open, a string counts as the page's. One chunk's, one thread's.
 */
final class EventWalk {
    private final Masks masks;
    private final Strings strings;
    private final CodeNodes codeNodes = new CodeNodes();
    private final List<Frame> frames = new ArrayList<>();
    private final Edits edits = new Edits();
    private int depth;

    EventWalk(Masks masks) {
        this.masks = masks;
        this.strings = new Strings(codeNodes);
    }

    /** The edits that the event needs; valid until the next call. */
    Edits edits(RecordedEvent event) throws IOException {
        edits.clear();
        masks.budget().step();
        depth = 0;
        if (event.isKeyframe()) {
            codeNodes.clear();
        }
        strings.begin(event);
        try (JsonParser parser = event.parse()) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT, START_ARRAY -> enter(event);
                    case END_OBJECT, END_ARRAY -> leave();
                    case FIELD_NAME -> name(parser, event);
                    case VALUE_STRING -> string(parser);
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
                    case VALUE_TRUE -> flag(event);
                    default -> {}
                }
            }
        }
        return edits;
    }

    private void enter(RecordedEvent event) {
        if (depth == 0) {
            push(Place.EVENT, "");
            return;
        }
        Frame above = top();
        boolean isData = above.place == Place.EVENT && above.name.equals("data");
        Place place = isData ? Place.ofData(event) : above.place.of(above.name);
        Frame entered = push(place, above.name);
        switch (place) {
            case ATTRIBUTES -> entered.tag = above.place == Place.CHANGE ? codeNodes.tag(above.id) : above.tag;
            case CHILDREN -> entered.parentTag = above.tag;
            case NODE -> entered.parentTag = above.place == Place.ADD ? codeNodes.tag(above.id) : above.parentTag;
            default -> {}
        }
    }

    private void leave() {
        Frame left = top();
        depth--;
        if (left.place == Place.NODE && left.id != Frame.UNKNOWN) {
            codeNodes.learn(left.id, left.tag == null ? left.parentTag : left.tag);
        }
    }

    private void name(JsonParser parser, RecordedEvent event) throws IOException {
        Frame frame = top();
        frame.name = parser.currentName();
        if (frame.place == Place.PAYLOAD) {
            String masked = masks.mask(Role.CONTENT, frame.name);
            if (!masked.equals(frame.name)) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                edits.add(start, endOfString(event.bytes(), event.start() + start) - event.start(), masked);
            }
        }
    }

    private void string(JsonParser parser) throws IOException {
        Frame frame = top();
        strings.note(frame, parser);
        Role role = strings.role(frame, frames, depth);
        if (masks.concern(role)) {
            String text = parser.getText();
            String masked = masks.mask(role, text);
            if (!masked.equals(text)) {
                if (frame.place == Place.NODE) {
                    frame.textEdit = edits.count();
                }
                replace(parser, masked);
            }
        }
    }

    private void number(JsonParser parser) throws IOException {
        Frame frame = top();
        boolean isId = frame.name.equals("id") || (frame.place == Place.ADD && frame.name.equals("parentId"));
        if (isId && frame.place != Place.PAYLOAD) {
            frame.id = parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getValueAsInt() : Frame.UNKNOWN;
            return;
        }
        Role role = strings.role(frame, frames, depth);
        boolean isContent = frame.place == Place.PAYLOAD || frame.place == Place.ARGUMENTS;
        boolean isShown = role != Role.CONTENT && role != Role.STRUCTURE && frame.place != Place.CANVAS;
        if (isContent || isShown) {
            String text = parser.getText();
            String masked = masks.mask(role, text);
            if (!masked.equals(text)) {
                replace(parser, masked);
            }
        }
    }

    /** Older recorders mark the text of a style element after the text. */
    private void flag(RecordedEvent event) {
        Frame frame = top();
        if (frame.place == Place.NODE && frame.name.equals("isStyle")) {
            frame.parentTag = "style";
            if (frame.textEdit != Frame.UNKNOWN) {
                edits.withdraw(frame.textEdit, event);
            }
        }
    }

    private void replace(JsonParser parser, String masked) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        edits.add(start, (int) parser.currentLocation().getByteOffset(), masked);
    }

    private Frame top() {
        return frames.get(depth - 1);
    }

    private Frame push(Place place, String name) {
        if (depth == frames.size()) {
            frames.add(new Frame());
        }
        Frame frame = frames.get(depth++);
        frame.enter(place, name);
        return frame;
    }

    /** The index after the quote that ends the string which begins at a quote. */
    private static int endOfString(byte[] bytes, int start) {
        int at = start + 1;
        while (bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at + 1;
    }
}
