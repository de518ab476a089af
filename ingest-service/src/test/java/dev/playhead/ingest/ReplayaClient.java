package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A session of the RePlaya script, as the protocol describes it. */
record ReplayaClient(String id, String token) {
    static HttpResponse<String> create(Map<String, ?> body, String... headers) {
        return Http.messageTo("/api/sessions", body, headers);
    }

    static ReplayaClient open() {
        HttpResponse<String> answer = create(Map.of("projectKey", World.SHOP_KEY));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode body = Http.read(answer);
        return new ReplayaClient(
                body.get("session").get("id").asText(), body.get("appendToken").asText());
    }

    HttpResponse<String> events(List<Object> events, long eventCount) {
        return post("events", Map.of("events", events, "eventCount", eventCount));
    }

    HttpResponse<String> events(List<Object> events) {
        return post("events", Map.of("events", events));
    }

    HttpResponse<String> stop(long eventCount) {
        return post("stop", Map.of("title", "t", "eventCount", eventCount));
    }

    /** With the token in the body, as the script sends it. */
    HttpResponse<String> post(String action, Map<String, Object> body) {
        Map<String, Object> message = new HashMap<>(body);
        message.put("sessionToken", token);
        return Http.messageTo("/api/sessions/" + id + "/" + action, message);
    }
}
