package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.playhead.standalone.RunningPlayhead;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The main job: a visitor shops, somebody watches live, and the replay and the facts say what really happened. */
class ShopVisitIT {

    private static final Duration LIVE_WITHIN = Duration.ofSeconds(4);
    private static final Duration INDEXED_WITHIN = Duration.ofSeconds(45);
    /** Farther apart in time than the clicks of one burst may be. */
    private static final int CALM_MS = 1_300;

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);

    @Test
    void oneVisitIsOneRecordingThatCanBeWatchedLiveReplayedAndCounted() throws IOException {
        Set<String> before = recordingIds();
        try (Shop shop = new Shop(playhead);
                Chromium chromium = new Chromium();
                BrowserContext visitor = chromium.profile();
                BrowserContext team = chromium.profile()) {
            Page page = visitor.newPage();
            page.navigate(shop.url("/index.html"));
            String recordingId = awaitRecording(page);
            Viewer viewer = new Viewer(team, playhead);
            FrameLocator live = viewer.open(recordingId);
            live.getByText("Lamps and chairs").waitFor();

            page.locator("#search").click();
            page.waitForTimeout(CALM_MS);
            page.locator("#search").pressSequentially("red lamp");
            long typedAt = System.nanoTime();
            live.getByText("Searching for red lamp").waitFor();
            assertThat(Duration.ofNanos(System.nanoTime() - typedAt)).isLessThan(LIVE_WITHIN);
            assertThat(live.locator("#search").inputValue()).isEqualTo("red lamp");

            page.locator("#dead")
                    .click(new Locator.ClickOptions().setClickCount(5).setDelay(30));
            page.waitForTimeout(CALM_MS);
            page.locator("#next").click();
            page.waitForURL("**/product.html");
            assertThat(awaitRecording(page)).isEqualTo(recordingId);
            page.locator("#add").click();
            page.waitForTimeout(CALM_MS);
            page.locator("#break").click();
            page.waitForTimeout(CALM_MS);
            page.locator("#next").click();
            page.waitForURL("**/checkout.html");
            assertThat(awaitRecording(page)).isEqualTo(recordingId);
            page.locator("#name").fill("Ada");
            page.locator("#password").fill("do-not-record-me");
            page.locator("#country").selectOption("be");
            page.locator("#order").click();
            page.locator("#thanks").waitFor();
            live.getByText("ordered by Ada").waitFor();

            String pageTree = tree(page.locator("body"));
            long clicks = Long.parseLong((String) page.evaluate("sessionStorage.getItem('clicks')"));
            page.close(new Page.CloseOptions().setRunBeforeUnload(false));

            await().atMost(INDEXED_WITHIN)
                    .untilAsserted(() -> assertThat(api.state(recordingId)).isEqualTo("ready"));
            Set<String> made = recordingIds();
            made.removeAll(before);
            assertThat(made).containsExactly(recordingId);

            assertThat(replayedTree(viewer, recordingId)).isEqualTo(pageTree);
            assertFacts(recordingId, clicks);
            assertThat(api.replay(recordingId).toString()).doesNotContain("do-not-record-me");
            assertListed(recordingId, clicks);
        }
    }

    private void assertFacts(String recordingId, long clicks) {
        await().atMost(INDEXED_WITHIN).untilAsserted(() -> {
            assertThat(count(recordingId, "click")).isEqualTo(clicks);
            assertThat(count(recordingId, "rage_click")).isEqualTo(1);
            assertThat(count(recordingId, "error")).isEqualTo(1);
            assertThat(count(recordingId, "page_view")).isEqualTo(3);
        });
        JsonNode rage = api.clickHouse("SELECT count, span_ms FROM facts WHERE kind = 'rage_click' AND recording_id = '"
                        + recordingId + "'")
                .getFirst();
        assertThat(rage.get("count").asInt()).isEqualTo(5);
        JsonNode error = api.clickHouse(
                        "SELECT message FROM facts WHERE kind = 'error' AND recording_id = '" + recordingId + "'")
                .getFirst();
        assertThat(error.get("message").asText()).contains("reviews is not defined");
    }

    private void assertListed(String recordingId, long clicks) {
        JsonNode listed =
                api.json("/api/v1/recordings?minRageClicks=1").get("recordings").get(0);
        assertThat(listed.get("recordingId").asText()).isEqualTo(recordingId);
        assertThat(listed.get("clicks").asLong()).isEqualTo(clicks);
        assertThat(listed.get("pageViews").asLong()).isEqualTo(3);
        assertThat(listed.get("errors").asLong()).isEqualTo(1);
        assertThat(listed.get("entryUrl").asText()).endsWith("/index.html");
        assertThat(listed.get("exitUrl").asText()).endsWith("/checkout.html");
    }

    private long count(String recordingId, String kind) {
        return api.clickHouse("SELECT count() AS n FROM facts WHERE kind = '" + kind + "' AND recording_id = '"
                        + recordingId + "'")
                .getFirst()
                .get("n")
                .asLong();
    }

    /** The recording's last picture: the player at its end. */
    private static String replayedTree(Viewer viewer, String recordingId) throws IOException {
        viewer.page().reload();
        FrameLocator replay = viewer.open(recordingId);
        Locator slider = viewer.page().locator("input[type=range]");
        slider.waitFor();
        slider.press("End");
        replay.locator("#thanks").waitFor();
        return tree(replay.locator("body"));
    }

    private static String tree(Locator body) throws IOException {
        try (InputStream script = ShopVisitIT.class.getResourceAsStream("/tree.js")) {
            return (String) body.evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String awaitRecording(Page page) {
        page.waitForFunction("() => globalThis.Playhead && globalThis.Playhead.recordingUid");
        return (String) page.evaluate("Playhead.recordingUid");
    }

    private Set<String> recordingIds() {
        Set<String> ids = new HashSet<>();
        api.json("/api/v1/recordings?limit=200")
                .get("recordings")
                .forEach(r -> ids.add(r.get("recordingId").asText()));
        return ids;
    }
}
