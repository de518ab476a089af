package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.playhead.standalone.RunningPlayhead;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A visitor for whom much goes wrong, by a script: the analytics' numbers are what the script did, each of them. */
class TroubledVisitIT {
    private static final Duration WITHIN = Duration.ofSeconds(90);
    /** Longer than a click may wait for an effect. */
    private static final int NOTHING_HAPPENS_MS = 3_000;

    private final RunningPlayhead playhead = Installation.running();
    private final Api admin = new Api(playhead, playhead.adminKey());

    /** What the browser itself says of the page, when everything is over. */
    private record Measured(double depth, double ttfb, double fcp) {}

    @Test
    void analyticsCountWhatTheScriptDid() {
        JsonNode website = admin.create("/api/v1/websites", "{\"name\":\"Troubled shop\"}");
        Api api = new Api(playhead, website.path("secretKey").asText());
        try (Shop shop = new Shop(playhead, website.path("websiteId").asText());
                Chromium chromium = new Chromium();
                BrowserContext visitor = chromium.profile()) {
            shop.page("/blank.html", "<!doctype html><title>Blank</title>");
            Page page = visitor.newPage();
            page.navigate(shop.url("/trouble.html"));
            page.waitForFunction("() => globalThis.Playhead && globalThis.Playhead.recordingUid");
            page.waitForFunction("() => !/native code/.test(fetch.toString())");
            page.locator("#dead").click();
            page.waitForTimeout(NOTHING_HAPPENS_MS);
            page.locator("#buy").click();
            page.evaluate("trouble()");
            // A page that goes away at once takes its timers with it.
            page.waitForFunction("() => globalThis.paid");
            page.evaluate(
                    "new Promise((seen) => { addEventListener('scroll', seen, { once: true }); scrollTo(0, 700); })");
            Measured measured = measured(page);
            page.navigate(shop.url("/blank.html"));

            await().atMost(WITHIN).untilAsserted(() -> assertCounted(api, shop, measured));
        }
    }

    private static Measured measured(Page page) {
        return new Measured(
                number(
                        page,
                        "Math.round((scrollY + innerHeight) / document.documentElement.scrollHeight * 1000) / 1000"),
                number(page, "performance.getEntriesByType('navigation')[0].responseStart"),
                number(page, "performance.getEntriesByName('first-contentful-paint')[0].startTime"));
    }

    private static double number(Page page, String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    private static void assertCounted(Api api, Shop shop, Measured measured) {
        Function<String, Function<JsonNode, String>> by =
                name -> item -> item.path(name).asText();
        assertThat(counts(api, "clicks", by.apply("selector"))).isEqualTo(Map.of("#dead", 1, "#buy", 1));
        assertThat(counts(api, "dead-clicks", by.apply("selector"))).isEqualTo(Map.of("#dead", 1));
        assertThat(counts(api, "rage-clicks", by.apply("selector"))).isEmpty();
        assertThat(counts(
                        api,
                        "network-errors",
                        item -> item.path("method").asText() + " "
                                + item.path("url").asText() + " "
                                + item.path("status").asInt()))
                .isEqualTo(Map.of(
                        "GET " + shop.url("/missing") + " 404",
                        2,
                        "GET " + shop.url("/gone") + " 404",
                        1,
                        "POST http://localhost:1/order 0",
                        1));
        assertThat(counts(api, "console-errors", by.apply("level"))).isEqualTo(Map.of("error", 2, "assert", 1));
        assertThat(counts(api, "errors", item -> item.path("message").asText().replaceAll(".*(cart|stock).*", "$1")))
                .isEqualTo(Map.of("cart", 1, "stock", 1));
        assertThat(counts(api, "pages", by.apply("page"))).isEqualTo(Map.of("/trouble.html", 1));

        JsonNode scrolled = api.json("/api/v1/analytics/scroll-depth").at("/items/0");
        assertThat(scrolled.path("count").asInt()).isEqualTo(1);
        assertThat(scrolled.path("medianDepth").asDouble()).isEqualTo(measured.depth());
        Map<String, Double> vitals = new TreeMap<>();
        api.json("/api/v1/analytics/web-vitals")
                .path("items")
                .forEach(item ->
                        vitals.put(item.path("name").asText(), item.path("p75").asDouble()));
        assertThat(vitals).containsKey("LCP").containsKey("CLS");
        assertThat(vitals.get("TTFB")).isCloseTo(measured.ttfb(), within(1e-3));
        assertThat(vitals.get("FCP")).isCloseTo(measured.fcp(), within(1e-3));

        JsonNode funnel =
                api.json("/api/v1/analytics/funnel?step=page_view:/trouble.html&step=click:%23buy&step=track:paid");
        assertThat(funnel.at("/items/2/recordings").asInt()).isEqualTo(1);
        JsonNode never = api.json("/api/v1/analytics/funnel?step=click:%23buy&step=track:refunded");
        assertThat(never.at("/items/1/recordings").asInt()).isZero();

        JsonNode recording = api.json("/api/v1/recordings?fact=track:paid").at("/recordings/0");
        JsonNode total = api.json("/api/v1/analytics/overview").path("total");
        Map<String, Integer> all = new LinkedHashMap<>(Map.of(
                "pageViews", 1,
                "clicks", 2,
                "rageClicks", 0,
                "deadClicks", 1,
                "errors", 2,
                "consoleErrors", 3,
                "networkErrors", 4));
        all.forEach((name, count) -> {
            assertThat(recording.path(name).asInt(-1)).as("the list's %s", name).isEqualTo(count);
            assertThat(total.path(name).asInt(-1)).as("the overview's %s", name).isEqualTo(count);
        });
        assertThat(total.path("recordings").asInt()).isEqualTo(1);
    }

    private static Map<String, Integer> counts(Api api, String question, Function<JsonNode, String> key) {
        Map<String, Integer> counts = new TreeMap<>();
        api.json("/api/v1/analytics/" + question)
                .path("items")
                .forEach(
                        item -> counts.merge(key.apply(item), item.path("count").asInt(), Integer::sum));
        return counts;
    }
}
