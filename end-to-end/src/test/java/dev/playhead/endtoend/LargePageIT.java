package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.playhead.standalone.RunningPlayhead;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A page whose first snapshot is larger than a Kafka record may be. */
class LargePageIT {

    private static final Duration INDEXED_WITHIN = Duration.ofSeconds(60);
    private static final int ROWS = 6_000;

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);

    @Test
    void aSnapshotLargerThanARecordIsStoredAndReplayed() {
        String html = hugePage();
        assertThat(html.length()).isGreaterThan(3_000_000);
        assertThat(NativeRecorder.gzip(html).length).isGreaterThan(1 << 20);

        try (Shop shop = new Shop(playhead);
                Chromium chromium = new Chromium();
                BrowserContext visitor = chromium.profile();
                BrowserContext team = chromium.profile()) {
            shop.page("/huge.html", html);
            Page page = visitor.newPage();
            page.navigate(shop.url("/huge.html"));
            page.waitForFunction("() => globalThis.Playhead && globalThis.Playhead.recordingUid");
            String recordingId = (String) page.evaluate("Playhead.recordingUid");
            await().atMost(INDEXED_WITHIN)
                    .untilAsserted(() -> assertThat(snapshots(recordingId)).isEqualTo(1));
            page.close();
            await().atMost(INDEXED_WITHIN)
                    .untilAsserted(() -> assertThat(api.state(recordingId)).isEqualTo("ready"));

            Viewer viewer = new Viewer(team, playhead);
            Locator rows = viewer.open(recordingId).locator("li");
            rows.first().waitFor(new Locator.WaitForOptions().setTimeout(60_000));
            assertThat(rows.count()).isEqualTo(ROWS);
        }
    }

    private long snapshots(String recordingId) {
        List<JsonNode> events = api.replay(recordingId);
        return events.stream().filter(event -> event.path("type").asInt() == 2).count();
    }

    /** Text that compresses badly, as real pages with inlined images do. */
    private static String hugePage() {
        Random random = new Random(20);
        StringBuilder html = new StringBuilder("<!doctype html><html><head><title>Huge</title>"
                + "<script defer data-website-id=\"{{websiteId}}\" data-allow-localhost data-allow-bots"
                + " src=\"{{gateway}}/js/recording.js\"></script></head><body><ul>");
        for (int row = 0; row < ROWS; row++) {
            html.append("<li>");
            for (int i = 0; i < 530; i++) {
                html.append((char) ('!' + 33 + random.nextInt(58)));
            }
            html.append("</li>");
        }
        return html.append("</ul></body></html>").toString().replace("<<", "((");
    }
}
