package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.standalone.RunningPlayhead;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A month's quota, from the settings over the log and the catalog back to whoever starts to record. */
class QuotaIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);

    @Test
    void aWebsiteThatHasUsedItsMonthStartsNoRecordingAndLetsTheRunningOneGoOn() {
        String websiteId = websiteWithQuota(2);
        // the first start that is taken is the first recording of the month
        await().atMost(WITHIN).until(() -> reasonOfStart(websiteId).isEmpty());
        NativeRecorder running = new NativeRecorder(api, websiteId);

        await().atMost(WITHIN).until(() -> reasonOfStart(websiteId).equals("quota_exceeded"));

        assertThat(running.send(NativeRecorder.marks("within", 0, 3)).statusCode())
                .isEqualTo(204);
    }

    private String websiteWithQuota(long recordings) {
        ObjectNode website = Api.JSON.createObjectNode();
        website.put("name", "Small plan");
        website.put("monthlyQuota", recordings);
        HttpResponse<String> made = api.post(
                "/api/v1/websites",
                website.toString().getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + playhead.adminKey());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return Api.parse(made.body()).get("websiteId").asText();
    }

    /** "" where it is taken. */
    private String reasonOfStart(String websiteId) {
        ObjectNode start = Api.JSON.createObjectNode();
        start.put("type", "recording_start");
        start.put("websiteId", websiteId);
        start.put("visitorUid", "visitor");
        start.put("sessionUid", "session");
        start.put("url", "https://shop.example/");
        return Api.parse(api.post("/events", start).body()).path("reason").asText();
    }
}
