package dev.playhead.query.walk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads every operation out of an OpenAPI document. */
final class ApiDocument {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private ApiDocument() {}

    static List<Operation> operations(JsonNode document) {
        List<Operation> operations = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(one -> {
                    if (METHODS.contains(one.getKey())) {
                        operations.add(operation(path.getKey(), path.getValue(), one.getKey(), one.getValue()));
                    }
                }));
        return operations;
    }

    private static Operation operation(String path, JsonNode onPath, String method, JsonNode described) {
        Map<String, String> query = new TreeMap<>();
        Map<String, String> required = new TreeMap<>();
        for (JsonNode parameters : List.of(onPath.path("parameters"), described.path("parameters"))) {
            for (JsonNode parameter : parameters) {
                if (parameter.path("in").asText().equals("query")) {
                    String name = parameter.path("name").asText();
                    String example = parameter.path("example").asText();
                    query.put(name, example);
                    if (parameter.path("required").asBoolean()) {
                        required.put(name, example);
                    }
                }
            }
        }
        String contentType = "";
        String body = "";
        for (Map.Entry<String, JsonNode> content :
                described.at("/requestBody/content").properties()) {
            if (contentType.isEmpty()) {
                contentType = content.getKey();
                body = body(content.getValue());
            }
        }
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                query,
                required,
                body,
                contentType,
                described.at("/responses/200/content").has("text/event-stream"));
    }

    private static String body(JsonNode content) {
        for (JsonNode example : content.path("examples")) {
            JsonNode value = example.path("value");
            return value.isTextual() ? value.asText() : value.toString();
        }
        return "{}";
    }
}
