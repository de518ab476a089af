package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.standalone.RunningPlayhead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a website's admin changes reaches ingest, and what ingest then refuses is told to the website's people. */
class WebsiteSettingsIT {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String ORIGIN = "https://shop.example";

    private final RunningPlayhead playhead = Installation.running();
    private final Api admin = new Api(playhead, playhead.adminKey());

    @Test
    void ingestObeysWhatWasChangedAndTellsWhatItRefused() {
        JsonNode website = Api.parse(
                admin.postWithKey("/api/v1/websites", "{\"name\":\"Settings\"}").body());
        String id = website.path("websiteId").asText();
        await().atMost(WITHIN).until(() -> reasonOfStart(id).isEmpty());

        obeys(id, "{\"sampleRate\":0}", "sampled_out");
        obeys(id, "{\"sampleRate\":1,\"allowedOrigins\":[\"https://elsewhere.example\"]}", "origin_not_allowed");
        obeys(id, "{\"enabled\":false,\"allowedOrigins\":[]}", "recording_disabled");
        obeys(id, "{\"enabled\":true}", "");

        Api own = new Api(playhead, website.path("secretKey").asText());
        await().atMost(WITHIN).untilAsserted(() -> {
            JsonNode intake = own.json("/api/v1/websites/" + id + "/intake?hours=2");
            Map<String, Integer> reasons = new HashMap<>();
            intake.path("reasons")
                    .forEach(one -> reasons.put(
                            one.path("reason").asText(), one.path("count").asInt()));
            assertThat(reasons).containsKeys("sampled_out", "origin_not_allowed", "recording_disabled");
            assertThat(intake.path("accepted").asInt()).isPositive();
            assertThat(intake.path("rejected").asInt())
                    .isEqualTo(reasons.values().stream()
                            .mapToInt(Integer::intValue)
                            .sum());
        });
    }

    /** By the order of things; how long it took is for people to read, the design wants two seconds. */
    private void obeys(String websiteId, String change, String reason) {
        assertThat(admin.patchWithKey("/api/v1/websites/" + websiteId, change).statusCode())
                .isEqualTo(200);
        long changed = System.nanoTime();
        await().atMost(WITHIN).pollInterval(Duration.ofMillis(20)).until(() -> reasonOfStart(websiteId)
                .equals(reason));
        System.out.printf(
                "ingest obeys %s after %d ms%n",
                change, Duration.ofNanos(System.nanoTime() - changed).toMillis());
    }

    /** "" where it is taken. */
    private String reasonOfStart(String websiteId) {
        ObjectNode start = Api.JSON.createObjectNode();
        start.put("type", "recording_start");
        start.put("websiteId", websiteId);
        start.put("visitorUid", "visitor");
        start.put("sessionUid", "session");
        start.put("url", ORIGIN + "/");
        byte[] body = start.toString().getBytes(StandardCharsets.UTF_8);
        return Api.parse(admin.post("/events", body, "Content-Type", "application/json", "Origin", ORIGIN)
                        .body())
                .path("reason")
                .asText();
    }
}
