package dev.playhead.query.walk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One operation of the API, as its OpenAPI document tells.
 *
 * @param query the query parameters that it declares, with an example; "" where there is none
 * @param required those of them that it must have
 * @param body the example of its request body; "" = it takes none
 * @param streams whether its answer doesn't end
 */
record Operation(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> required,
        String body,
        String contentType,
        boolean streams) {
    boolean isSafe() {
        return method.equals("GET");
    }

    /** The path with its parameters filled in, and the required query parameters with their examples. */
    String target(Map<String, String> values) {
        return target(values, Map.of());
    }

    String target(Map<String, String> values, Map<String, String> more) {
        String filled = path;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        filled = filled.replaceAll("\\{[^}]*}", "00000000-0000-4000-8000-000000000000");
        Map<String, String> parameters = new TreeMap<>(required);
        parameters.putAll(more);
        StringBuilder target = new StringBuilder(filled);
        parameters.forEach((name, value) -> target.append(target.indexOf("?") < 0 ? "?" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return target.toString();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
