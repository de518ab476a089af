package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.playhead.standalone.RunningPlayhead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Pages on one port, Playhead on another: what Chromium asks first, what it sends while a page is left, what it may read. */
class CrossOriginIT {
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final String TAG =
            "<!doctype html><title>Away</title><script defer data-website-id=\"%s\" data-allow-localhost"
                    + " data-allow-bots src=\"{{gateway}}/js/recording.js\"></script>"
                    + "<input id=\"name\"><a id=\"next\" href=\"/blank.html\">Next</a>";

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);

    @Test
    void chunksAreSentWithoutAskingFirstAlsoWhileThePageIsLeft() {
        try (Shop shop = new Shop(playhead);
                Chromium chromium = new Chromium();
                BrowserContext visitor = chromium.profile()) {
            shop.page("/away.html", TAG.formatted("{{websiteId}}"));
            shop.page("/blank.html", "<!doctype html><title>Blank</title>");
            Page page = visitor.newPage();
            List<String> requests = requests(page, visitor);
            page.navigate(shop.url("/away.html"));
            page.waitForFunction("() => globalThis.Playhead && globalThis.Playhead.recordingUid");
            String recordingId = (String) page.evaluate("Playhead.recordingUid");
            page.locator("#name").fill("while here");
            awaitReplayed(recordingId, "while here");
            page.locator("#name").fill("while leaving");
            page.locator("#next").click();
            page.waitForURL("**/blank.html");

            awaitReplayed(recordingId, "while leaving");
            await().atMost(WITHIN)
                    .untilAsserted(() -> assertThat(api.state(recordingId)).isEqualTo("ready"));
            assertThat(requests)
                    .filteredOn(request -> request.contains("recording_chunk"))
                    .hasSizeGreaterThan(1);
            assertThat(requests).noneMatch(request -> request.startsWith("OPTIONS"));
        }
    }

    /** What other recorders send with headers is asked for once, and the answer is kept. */
    @Test
    void aPreflightIsAnsweredAndKept() {
        try (Shop shop = new Shop(playhead);
                Chromium chromium = new Chromium();
                BrowserContext visitor = chromium.profile()) {
            shop.page("/blank.html", "<!doctype html><title>Blank</title>");
            Page page = visitor.newPage();
            List<String> requests = requests(page, visitor);
            page.navigate(shop.url("/blank.html"));

            for (int i = 0; i < 3; i++) {
                Object status = page.evaluate(
                        """
                        ([gateway, key]) => fetch(gateway + "api/ingest", {
                          method: "POST",
                          headers: { "Content-Type": "application/json", "X-Dozor-Public-Key": key },
                          body: JSON.stringify({ sessionId: "6f7c9a52-8a2e-4a43-9d7e-0c5a9d3b1e11", events: [
                            { type: 5, timestamp: Date.now(), data: { tag: "test", payload: {} } }] }),
                        }).then((answer) => answer.status)
                        """, List.of(playhead.gateway().resolve("/").toString(), playhead.publicKey()));
                assertThat(status).isEqualTo(204);
            }

            assertThat(requests)
                    .filteredOn(request -> request.startsWith("POST"))
                    .hasSize(3);
            assertThat(requests)
                    .filteredOn(request -> request.startsWith("OPTIONS"))
                    .hasSize(1);
        }
    }

    @Test
    void anOriginThatIsNotListedIsRefusedAndItsPageGoesOn() {
        JsonNode website = closedWebsite();
        try (Shop shop = new Shop(playhead);
                Chromium chromium = new Chromium();
                BrowserContext visitor = chromium.profile()) {
            shop.page("/away.html", TAG.formatted(website.path("websiteId").asText()));
            Page page = visitor.newPage();
            List<String> mistakes = new ArrayList<>();
            page.onPageError(mistakes::add);
            List<String> requests = requests(page, visitor);
            page.navigate(shop.url("/away.html"));
            // Asked, told, and idle again: not waiting for an answer, nor for another try.
            page.waitForCondition(
                    () -> requests.stream().anyMatch(request -> request.startsWith("POST")),
                    new Page.WaitForConditionOptions().setTimeout(WITHIN.toMillis()));
            page.waitForFunction("() => globalThis.Playhead.state === 'idle'");
            page.locator("#name").fill("not yours");

            assertThat(page.inputValue("#name")).isEqualTo("not yours");
            assertThat(mistakes).isEmpty();
            assertThat(requests)
                    .filteredOn(request -> request.startsWith("POST"))
                    .hasSize(1);
            assertThat(api(website).json("/api/v1/recordings").path("recordings"))
                    .isEmpty();
        }
    }

    private JsonNode closedWebsite() {
        var answer = api.post(
                "/api/v1/websites",
                "{\"name\":\"Closed\",\"allowedOrigins\":[\"https://shop.example\"]}".getBytes(),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + playhead.adminKey());
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode website = Api.parse(answer.body());
        String start = "{\"type\":\"recording_start\",\"websiteId\":\""
                + website.path("websiteId").asText() + "\"}";
        await().atMost(WITHIN).until(() -> api.post("/events", start).body().contains("origin_not_allowed"));
        return website;
    }

    private Api api(JsonNode website) {
        return new Api(playhead, website.path("secretKey").asText());
    }

    /** Method and path of every request to Playhead's port, preflights included, as they are made. */
    private List<String> requests(Page page, BrowserContext visitor) {
        List<String> requests = new CopyOnWriteArrayList<>();
        CDPSession devtools = visitor.newCDPSession(page);
        devtools.on("Network.requestWillBeSent", event -> {
            JsonObject request = event.getAsJsonObject("request");
            String url = request.get("url").getAsString();
            if (url.startsWith(playhead.gateway().toString())) {
                requests.add(request.get("method").getAsString() + " " + url);
            }
        });
        devtools.send("Network.enable");
        return requests;
    }

    private void awaitReplayed(String recordingId, String text) {
        await().atMost(WITHIN).until(() -> api.get("/api/v1/replay/" + recordingId + "/events")
                .body()
                .contains(text));
    }
}
