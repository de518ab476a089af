package dev.playhead.endtoend.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.playhead.standalone.RunningPlayhead;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;

/** A website of the load's own, so that what is counted for it is the load's alone. */
public record LoadWebsite(String websiteId, String secretKey) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    /** Creates it and returns when ingest knows it. */
    public static LoadWebsite create(HttpClient http, RunningPlayhead playhead) throws InterruptedException {
        JsonNode made = post(http, playhead, "/api/v1/websites", "{\"name\":\"Load " + UUID.randomUUID() + "\"}");
        var website = new LoadWebsite(
                made.path("websiteId").asText(), made.path("secretKey").asText());
        String start = "{\"type\":\"recording_start\",\"websiteId\":\"" + website.websiteId()
                + "\",\"visitorUid\":\"probe\",\"sessionUid\":\"probe\",\"url\":\"https://shop.example/\"}";
        long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (!post(http, playhead, "/events", start).path("accepted").asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("ingest doesn't know " + website.websiteId() + " after " + KNOWN_WITHIN);
            }
            Pause.of(BETWEEN_TRIES);
        }
        return website;
    }

    private static JsonNode post(HttpClient http, RunningPlayhead playhead, String path, String body)
            throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(playhead.gateway().resolve(path))
                .header("Authorization", "Bearer " + playhead.adminKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(path + " was not answered", e);
        }
    }
}
