package dev.playhead.recording.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The single values in an event's {@code data}, by dotted path ({@code payload.message}), down to three names deep.
 * Arrays are passed over. For the few small events that mean something; mutations and snapshots aren't read this way.
 */
public final class EventData {
    private static final int MAX_DEPTH = 3;
    private static final int MAX_VALUES = 256;

    private final Map<String, String> values;

    private EventData(Map<String, String> values) {
        this.values = values;
    }

    /** Empty where the event has no {@code data} that is an object. */
    public static EventData of(RecordedEvent event) {
        Map<String, String> values = new LinkedHashMap<>();
        try (JsonParser parser = event.parseData()) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                read(parser, "", 1, values);
            }
        } catch (IOException e) {
            // EventReader has read these very bytes as JSON.
            throw new UncheckedIOException("an event's data changed after it was read", e);
        }
        return new EventData(values);
    }

    /** {@code ""} where there is no such value. */
    public String text(String path) {
        return values.getOrDefault(path, "");
    }

    /** {@code otherwise} where there is no such finite number. */
    public double number(String path, double otherwise) {
        String text = values.get(path);
        if (text == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : otherwise;
        } catch (NumberFormatException _) {
            return otherwise;
        }
    }

    /** As {@link #number}, cut to an int's range. */
    public int integer(String path, int otherwise) {
        return (int) number(path, otherwise);
    }

    /** The values directly under a path, by their last name, in the event's order. */
    public Map<String, String> under(String path) {
        String prefix = path + ".";
        Map<String, String> found = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix) && name.indexOf('.', prefix.length()) < 0) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }

    private static void read(JsonParser parser, String prefix, int depth, Map<String, String> values)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String path = prefix + parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.START_OBJECT && depth < MAX_DEPTH) {
                read(parser, path + ".", depth + 1, values);
            } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL && values.size() < MAX_VALUES) {
                values.put(path, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }
}
