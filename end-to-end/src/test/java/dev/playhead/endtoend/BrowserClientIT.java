package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.playhead.standalone.RunningPlayhead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * rrweb Cloud's own browser client, as it is published, records a page in Chromium: over its WebSocket, and by its POST
 * loop where no socket can be had. What is replayed is what it recorded, event by event.
 */
class BrowserClientIT {
    private static final Duration ARRIVED_WITHIN = Duration.ofSeconds(60);
    private static final String NO_SOCKETS =
            "const Real = WebSocket; window.WebSocket = class extends Real { constructor() { super('ws://localhost:1/'); } };";

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);

    @Test
    void overItsSocketEveryEventArrivesOnceAndInOrder() {
        try (Shop shop = shop(0);
                Chromium chromium = new Chromium();
                BrowserContext visitor = chromium.profile()) {
            Page page = visitor.newPage();
            List<String> console = new ArrayList<>();
            page.onConsoleMessage(message -> console.add(message.text()));
            page.waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions()
                            .setTimeout(ARRIVED_WITHIN.toMillis())
                            .setPredicate(message -> message.text().contains("upstream-result")),
                    () -> page.navigate(shop.url("/peer.html")));
            visit(page);
            page.evaluate("rrwebBrowserClient.stop(false)");
            List<JsonNode> recorded = recorded(page);

            List<JsonNode> replayed = replayed(page, recorded.size() + 2);

            assertThat(replayed.getFirst().at("/data/tag").asText()).isEqualTo("recording-meta");
            assertThat(replayed.subList(1, replayed.size() - 1)).isEqualTo(recorded);
            assertThat(replayed.getLast().at("/data/tag").asText()).isEqualTo("close-temporary");
            assertThat(console)
                    .noneMatch(line -> line.contains("error"))
                    .anyMatch(line -> line.contains("\"ok\":true"));
        }
    }

    @Test
    void aSnapshotTooLargeForItsSocketComesByPostBesideIt() {
        try (Shop shop = shop(1_300_000);
                Chromium chromium = new Chromium();
                BrowserContext visitor = chromium.profile()) {
            Page page = visitor.newPage();
            page.waitForConsoleMessage(
                    new Page.WaitForConsoleMessageOptions()
                            .setTimeout(ARRIVED_WITHIN.toMillis())
                            .setPredicate(message -> message.text().contains("upstream-result")),
                    () -> page.navigate(shop.url("/peer.html")));
            visit(page);
            page.evaluate("rrwebBrowserClient.stop(false)");
            List<JsonNode> recorded = recorded(page);

            List<JsonNode> replayed = replayed(page, recorded.size() + 2);

            assertThat(replayed).hasSize(recorded.size() + 2).containsAll(recorded);
            assertThat(recorded)
                    .anyMatch(event ->
                            event.path("type").asInt() == 2 && event.toString().length() > 1_000_000);
        }
    }

    @Test
    void withoutASocketItsPostLoopArrivesOnce() {
        try (Shop shop = shop(100_000);
                Chromium chromium = new Chromium();
                BrowserContext visitor = chromium.profile()) {
            Page page = visitor.newPage();
            page.addInitScript(NO_SOCKETS);
            page.navigate(shop.url("/peer.html"));
            visit(page);
            List<JsonNode> recorded = recorded(page);

            List<JsonNode> replayed = replayed(page, recorded.size() + 1);

            assertThat(replayed.getFirst().at("/data/tag").asText()).isEqualTo("recording-meta");
            assertThat(replayed.subList(1, recorded.size() + 1)).isEqualTo(recorded);
        }
    }

    /**
     * Somebody looks around, clicks and types; returns when the recorder has seen it all. Over a socket this begins when the socket
     * has answered: what waits for its opening the client throws away when it is stopped.
     */
    private static void visit(Page page) {
        page.locator("#more").click();
        page.locator("#name").pressSequentially("Ada");
        page.locator("#more").click();
        page.locator("#more").click();
        // Mouse moves are collected for half a second before they become an event.
        page.waitForFunction("() => document.querySelectorAll('li').length === 3"
                + " && performance.now() - globalThis.lastSeenAt > 1500");
    }

    private static List<JsonNode> recorded(Page page) {
        List<?> texts = (List<?>) page.evaluate("seen");
        return texts.stream().map(text -> Api.parse((String) text)).toList();
    }

    private List<JsonNode> replayed(Page page, int count) {
        String externalId = (String) page.evaluate("rrwebBrowserClient.getRecordingId()");
        List<JsonNode> replayed = new ArrayList<>();
        await().atMost(ARRIVED_WITHIN).untilAsserted(() -> {
            JsonNode found =
                    api.json("/api/v1/recordings?externalId=" + externalId).get("recordings");
            assertThat(found).hasSize(1);
            replayed.clear();
            replayed.addAll(api.replay(found.get(0).get("recordingId").asText()));
            assertThat(replayed).hasSizeGreaterThanOrEqualTo(count);
        });
        return replayed;
    }

    private Shop shop(int textLength) {
        Shop shop = new Shop(playhead);
        shop.page("/client.js", client());
        shop.page("/peer.html", """
                <!doctype html><title>Peer</title><script src="/client.js"></script>
                <button id="more">More</button><input id="name"><ul></ul><p>%s</p>
                <script>
                  globalThis.seen = [];
                  globalThis.lastSeenAt = performance.now();
                  document.querySelector('#more').onclick = () =>
                    document.querySelector('ul').append(Object.assign(document.createElement('li'), { textContent: '😀' }));
                  rrwebBrowserClient.start({
                    serverUrl: '{{gateway}}/recordings/{recordingId}/events/ws',
                    publicApiKey: '%s',
                    emit: (event) => { seen.push(JSON.stringify(event)); lastSeenAt = performance.now(); },
                  });
                </script>
                """.formatted("x ".repeat(textLength / 2), playhead.publicKey()));
        return shop;
    }

    private static String client() {
        Path bundle = Path.of("src/peers/node_modules/@rrweb/browser-client/dist/browser-client.umd.min.cjs");
        try {
            return Files.readString(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException("npm ci in end-to-end/src/peers brings it", e);
        }
    }
}
