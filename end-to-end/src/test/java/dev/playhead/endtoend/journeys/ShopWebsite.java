package dev.playhead.endtoend.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.playhead.endtoend.Api;
import dev.playhead.endtoend.Shop;
import dev.playhead.standalone.RunningPlayhead;
import java.time.Duration;

/** A website of its own in the running installation: its keys, its shop, its team. */
final class ShopWebsite implements AutoCloseable {
    static final Duration ARRIVED_WITHIN = Duration.ofSeconds(60);

    final String id;
    final Api api;
    final Shop shop;
    private final RunningPlayhead playhead;
    private final String secretKey;

    ShopWebsite(RunningPlayhead playhead, String name) {
        this.playhead = playhead;
        JsonNode made =
                new Api(playhead, playhead.adminKey()).create("/api/v1/websites", "{\"name\":\"" + name + "\"}");
        id = made.get("websiteId").asText();
        secretKey = made.get("secretKey").asText();
        api = new Api(playhead, secretKey);
        shop = new Shop(playhead, id);
    }

    /** Somebody who visits the shop; the answer's page records. */
    Page visit(BrowserContext visitor, String path) {
        Page page = visitor.newPage();
        page.navigate(shop.url(path));
        recordingOf(page);
        return page;
    }

    static String recordingOf(Page page) {
        page.waitForFunction("() => globalThis.Playhead && globalThis.Playhead.recordingUid");
        return (String) page.evaluate("Playhead.recordingUid");
    }

    /** Somebody of the team who signs in with the website's key, by hand. */
    Page signIn(BrowserContext member) {
        Page page = member.newPage();
        page.navigate(playhead.gateway().toString());
        Keyboard keyboard = new Keyboard(page);
        keyboard.write(page.getByLabel("API key"), secretKey);
        keyboard.open(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")));
        link(page, "Overview").waitFor();
        return page;
    }

    /** A link of the dashboard's navigation. */
    static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Pages"))
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Waits until the recording's facts can be counted. */
    void awaitFacts(String question, int items) {
        await().atMost(ARRIVED_WITHIN).untilAsserted(() -> assertThat(
                        api.json("/api/v1/analytics/" + question).get("items").size())
                .isEqualTo(items));
    }

    @Override
    public void close() {
        shop.close();
    }
}
