package dev.playhead.wire.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON object in memory, for documents whose size the caller has bounded. Absent members take a default, members
 * of another type than asked for are a {@link JsonFault}: a document is understood whole or not at all.
 */
public final class JsonObject {
    static final JsonFactory FACTORY = new JsonFactory();

    private final Map<String, @Nullable Object> members;

    private JsonObject(Map<String, @Nullable Object> members) {
        this.members = members;
    }

    /**
     * Reads one JSON object.
     *
     * @throws JsonFault if the bytes are anything else
     */
    public static JsonObject parse(byte[] json) {
        return object(parseAny(json));
    }

    /**
     * Reads a JSON array of objects.
     *
     * @throws JsonFault if the bytes are anything else
     */
    public static List<JsonObject> parseArray(byte[] json) {
        return objects(parseAny(json));
    }

    /** Whether the member is there and not {@code null}. */
    public boolean has(String name) {
        return members.get(name) != null;
    }

    /** A text member. */
    public String text(String name, String absent) {
        Object value = members.get(name);
        return value == null ? absent : cast(String.class, value, name);
    }

    /** A text member that must be there. */
    public String text(String name) {
        Object value = members.get(name);
        if (value == null) {
            throw new JsonFault("member \"" + name + "\" is missing");
        }
        return cast(String.class, value, name);
    }

    /** A whole number; a fraction is cut off. */
    public long number(String name, long absent) {
        Object value = members.get(name);
        return value == null ? absent : cast(Number.class, value, name).longValue();
    }

    /** A whole number that must be there. */
    public long number(String name) {
        if (!has(name)) {
            throw new JsonFault("member \"" + name + "\" is missing");
        }
        return number(name, 0);
    }

    /** A whole number that fits an {@code int}. */
    public int intNumber(String name, int absent) {
        long value = number(name, absent);
        if (value != (int) value) {
            throw new JsonFault("member \"" + name + "\" is out of range");
        }
        return (int) value;
    }

    /** A number with a fraction. */
    public double decimal(String name, double absent) {
        Object value = members.get(name);
        return value == null ? absent : cast(Number.class, value, name).doubleValue();
    }

    /** A truth value. */
    public boolean flag(String name, boolean absent) {
        Object value = members.get(name);
        return value == null ? absent : cast(Boolean.class, value, name);
    }

    /** A member object; absent = an empty one. */
    public JsonObject object(String name) {
        Object value = members.get(name);
        return value == null ? new JsonObject(Map.of()) : object(value);
    }

    /** A list of texts; absent = empty. */
    public List<String> texts(String name) {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object item : cast(List.class, value, name)) {
            texts.add(cast(String.class, item, name));
        }
        return List.copyOf(texts);
    }

    /** A list of objects; absent = empty. */
    public List<JsonObject> objects(String name) {
        Object value = members.get(name);
        return value == null ? List.of() : objects(value);
    }

    /** All members as texts; numbers and truth values in their JSON form. */
    public Map<String, String> asTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                texts.put(name, value.toString());
            } else if (value != null) {
                throw new JsonFault("member \"" + name + "\" is not a plain value");
            }
        });
        return texts;
    }

    /** All members as whole numbers. */
    public Map<String, Long> asNumbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        for (String name : members.keySet()) {
            numbers.put(name, number(name, 0));
        }
        return numbers;
    }

    private static @Nullable Object parseAny(byte[] json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonFault("more than one JSON value");
            }
            return value;
        } catch (IOException e) {
            // The parser's message quotes the source, which may be a visitor's data.
            throw new JsonFault("not JSON");
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new JsonFault("no JSON value");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<@Nullable Object> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(parser));
                }
                yield items;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new JsonFault("not JSON");
        };
    }

    private static List<JsonObject> objects(@Nullable Object value) {
        if (!(value instanceof List<?> items)) {
            throw new JsonFault("not an array");
        }
        List<JsonObject> objects = new ArrayList<>();
        for (Object item : items) {
            objects.add(object(item));
        }
        return List.copyOf(objects);
    }

    @SuppressWarnings("unchecked") // only value() builds these maps, with text keys
    private static JsonObject object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new JsonObject((Map<String, @Nullable Object>) map);
        }
        throw new JsonFault("not an object");
    }

    private static <T> T cast(Class<T> type, @Nullable Object value, String name) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        throw new JsonFault(
                "member \"" + name + "\" is not a " + type.getSimpleName().toLowerCase(Locale.ROOT));
    }
}
