package dev.playhead.ingest.nativedialect;

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
 * @param fields all fields but {@code data}
 * @param data the events of a chunk
 */
record Envelope(ObjectNode fields, EnvelopeData data) {
    String type() {
        return text("type");
    }

    String text(String field) {
        String value = optional(field);
        if (value == null || value.isEmpty()) {
            throw new Refused(Problem.field(field, "field \"" + field + "\" is missing"));
        }
        return value;
    }

    @Nullable
    String optional(String field) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new Refused(Problem.field(field, "field \"" + field + "\" is no text"));
        }
        return value.textValue();
    }

    String textOr(String field, String absent) {
        String value = optional(field);
        return value == null ? absent : value;
    }

    long number(String field, long absent) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            return absent;
        }
        if (!value.isNumber()) {
            throw new Refused(Problem.field(field, "field \"" + field + "\" is no number"));
        }
        return value.longValue();
    }

    boolean flag(String field) {
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
    Envelope object(String field) {
        JsonNode value = fields.get(field);
        if (value == null || value.isNull()) {
            return new Envelope(fields.objectNode(), new EnvelopeData.None());
        }
        if (!(value instanceof ObjectNode object)) {
            throw new Refused(Problem.field(field, "field \"" + field + "\" is no object"));
        }
        return new Envelope(object, new EnvelopeData.None());
    }

    /** Plain members as texts; others and empty ones are left out. */
    Map<String, String> plainTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        fields.properties().forEach(member -> {
            if (member.getValue().isValueNode() && !member.getValue().isNull()) {
                texts.put(member.getKey(), member.getValue().asText());
            }
        });
        return texts;
    }

    /** All members as whole numbers. */
    Map<String, Long> numbers() {
        Map<String, Long> numbers = new LinkedHashMap<>();
        fields.fieldNames().forEachRemaining(name -> numbers.put(name, number(name, 0)));
        return numbers;
    }
}
