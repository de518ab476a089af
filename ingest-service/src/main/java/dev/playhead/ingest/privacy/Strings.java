package dev.playhead.ingest.privacy;

import com.fasterxml.jackson.core.JsonParser;
import dev.playhead.recording.event.EventData;
import dev.playhead.recording.event.RecordedEvent;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a string is by the place where it stands. */
final class Strings {
    private static final int META = 4;
    private static final int CUSTOM = 5;
    /** Frames around a member of a custom event's payload: the event, its data and the payload. */
    private static final int IN_PAYLOAD = 3;

    private static final Set<String> TEXT_METHODS = Set.of("fillText", "strokeText", "measureText");

    private final CodeNodes codeNodes;
    private boolean isKnownShape;
    private boolean isMeta;
    private Told told = Told.OTHER;

    Strings(CodeNodes codeNodes) {
        this.codeNodes = codeNodes;
    }

    void begin(RecordedEvent event) {
        isKnownShape = Place.isKnownShape(event);
        isMeta = event.type() == META;
        // The tag may stand behind the payload.
        told = event.type() == CUSTOM ? Told.by(EventData.of(event).text("tag")) : Told.OTHER;
    }

    /** Keeps what later strings depend on. */
    void note(Frame frame, JsonParser parser) throws IOException {
        if (frame.place == Place.NODE && frame.name.equals("tagName")) {
            frame.tag = parser.getText();
        } else if (frame.place == Place.CANVAS && frame.name.equals("property")) {
            frame.property = parser.getText();
        }
    }

    /** @param frames from the event inwards; {@code depth} of them are valid */
    Role role(Frame frame, List<Frame> frames, int depth) {
        String name = frame.name;
        return switch (frame.place) {
            case NODE ->
                switch (name) {
                    case "tagName" -> Role.STRUCTURE;
                    case "textContent" -> pageText(frame.parentTag);
                    default -> Role.CONTENT;
                };
            case TEXTS, TEXT -> name.equals("value") ? pageText(codeNodes.tag(frame.id)) : Role.CONTENT;
            case ATTRIBUTES -> Attributes.role(frame.tag, name);
            case INPUT -> name.equals("text") || name.equals("value") ? Role.VALUE : Role.CONTENT;
            case DATA ->
                isKnownShape
                        ? Role.CONTENT
                        : switch (name) {
                            case "text", "value" -> Role.VALUE;
                            case "textContent" -> Role.TEXT;
                            default -> Role.CONTENT;
                        };
            case ARGUMENTS -> Role.ARGUMENT;
            case CANVAS -> canvas(name, property(frames, depth));
            case STYLES -> Role.STRUCTURE;
            case PAYLOAD -> depth < IN_PAYLOAD ? Role.CONTENT : told.role(name, depth > IN_PAYLOAD);
            case OTHER -> isMeta && name.equals("href") ? Role.PAGE_URL : Role.CONTENT;
            case EVENT, CHILDREN, ADDS, ADD, CHANGES, CHANGE, PLUGIN, LOGGED -> Role.CONTENT;
        };
    }

    private static Role pageText(@Nullable String tag) {
        if (Attributes.isStyle(tag)) {
            return Role.STRUCTURE;
        }
        return Attributes.isCode(tag) ? Role.CONTENT : Role.TEXT;
    }

    private static Role canvas(String name, @Nullable String property) {
        return switch (name) {
            case "property", "rr_type", "base64" -> Role.STRUCTURE;
            default -> property == null || TEXT_METHODS.contains(property) ? Role.TEXT : Role.CONTENT;
        };
    }

    /** What the canvas command does that this is an argument of; null where it was not told before. */
    private static @Nullable String property(List<Frame> frames, int depth) {
        for (int i = depth - 1; i > 0 && frames.get(i).place == Place.CANVAS; i--) {
            String property = frames.get(i).property;
            if (property != null) {
                return property;
            }
        }
        return null;
    }
}
