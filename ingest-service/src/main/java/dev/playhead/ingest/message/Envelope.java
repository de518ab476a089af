package dev.playhead.ingest.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON message. Its getters refuse a request whose field is missing or of another type, naming the field.
 *
 * @param fields all fields but the one that holds events
 * @param data the events of a chunk
 */
public record Envelope(ObjectNode fields, EnvelopeData data) {
    /** Whether the field is there and not {@code null}. */
    public boolean has(String field) {
        return fields.hasNonNull(field);
    }

    /** A text that must be there and not be empty. */
    public String text(String field) {
        String value = optional(field);
        if (value == null || value.isEmpty()) {
            throw new Refused(Problem.field(field, "field \"" + field + "\" is missing"));
        }
        return value;
    }

    /** A text, where there is one. */
    public @Nullable String optional(String field) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new Refused(Problem.field(field, "field \"" + field + "\" is no text"));
        }
        return value.textValue();
    }

    /** A text or what stands for its absence. */
    public String textOr(String field, String absent) {
        String value = optional(field);
        return value == null ? absent : value;
    }

    /** A text, or another plain value in its JSON form; {@code ""} for everything else. Refuses nothing. */
    public String plainText(String field) {
        JsonNode value = fields.get(field);
        return value == null || value.isNull() || !value.isValueNode() ? "" : value.asText();
    }

    /** A whole number; a fraction is cut off. */
    public long number(String field, long absent) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            return absent;
        }
        if (!value.isNumber()) {
            throw new Refused(Problem.field(field, "field \"" + field + "\" is no number"));
        }
        return value.longValue();
    }

    /** A size in whole pixels; 0 for everything that is none. Refuses nothing. */
    public int size(String field) {
        JsonNode value = fields.get(field);
        return value == null || !value.isNumber() ? 0 : (int) Math.clamp(value.doubleValue(), 0, 1_000_000);
    }

    /** A truth value; absent = false. */
    public boolean flag(String field) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            return false;
        }
        if (!value.isBoolean()) {
            throw new Refused(Problem.field(field, "field \"" + field + "\" is neither true nor false"));
        }
        return value.booleanValue();
    }

    /** An object within; absent = an empty one. */
    public Envelope object(String field) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            return new Envelope(fields.objectNode(), new EnvelopeData.None(false));
        }
        if (!(value instanceof ObjectNode object)) {
            throw new Refused(Problem.field(field, "field \"" + field + "\" is no object"));
        }
        return new Envelope(object, new EnvelopeData.None(false));
    }

    /** Plain members as texts; others and empty ones are left out. */
    public Map<String, String> plainTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.properties().forEach(member -> {
            if (member.getValue().isValueNode() && !member.getValue().isNull()) {
                texts.put(member.getKey(), member.getValue().asText());
            }
        });
        return texts;
    }

    /** All members as whole numbers. */
    public Map<String, Long> numbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        fields.fieldNames().forEachRemaining(name -> numbers.put(name, number(name, 0)));
        return numbers;
    }
}
