package dev.playhead.query.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.query.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Exactly which facts: every field holds. As a filter's text it is a JSON object of texts behind the kind, as in
 * {@code click:{"page":"/cart","selector":"#buy"}}; analytics lead to their recordings by it.
 *
 * @param fields values by {@link FactField} name
 */
public record FactMatch(Map<String, String> fields) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};

    public FactMatch {
        fields = new TreeMap<>(fields);
    }

    /** @throws ProblemException 400 for what is no such object */
    static FactMatch read(String text) {
        try {
            Map<String, String> fields = JSON.readValue(text, TEXTS);
            fields.forEach((name, value) -> field(name).check(value));
            return new FactMatch(fields);
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    /** As a filter has it. */
    public String text() {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is JSON", e);
        }
    }

    /**
     * Its condition over {@code facts}.
     *
     * @param bound binds a value and answers its parameter's name
     */
    public String condition(Function<Object, String> bound) {
        List<String> conditions = new ArrayList<>();
        fields.forEach((name, value) -> conditions.add(field(name).condition(value, bound)));
        return conditions.isEmpty() ? "1" : String.join(" AND ", conditions);
    }

    private static FactField field(String name) {
        return FactField.named(name).orElseThrow(FactMatch::unreadable);
    }

    private static ProblemException unreadable() {
        return ProblemException.parameter(
                FactFilter.PARAMETER,
                "has behind the kind a text, or a JSON object of texts with " + String.join(", ", FactField.names())
                        + ".");
    }
}
