package dev.playhead.endtoend.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.playhead.endtoend.Chromium;
import dev.playhead.endtoend.Installation;
import dev.playhead.standalone.RunningPlayhead;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a team does with Playhead: the visitors use a mouse, the team a keyboard alone. */
class JourneysIT {
    private static final double MOMENT_MS = ShopWebsite.ARRIVED_WITHIN.toMillis();
    /** Farther apart in time than the clicks of one burst may be. */
    private static final int CALM_MS = 1_300;

    private static final RunningPlayhead PLAYHEAD = Installation.running();
    private static Chromium chromium;
    private static ShopWebsite shop;
    /** A visit with a burst of clicks, and an error on its second page. */
    private static String annoyed;

    private BrowserContext visitor;
    private BrowserContext member;

    @BeforeAll
    static void somebodyIsAnnoyed() {
        chromium = new Chromium();
        shop = new ShopWebsite(PLAYHEAD, "Shop");
        try (BrowserContext ada = chromium.profile()) {
            Page page = shop.visit(ada, "/index.html");
            annoyed = ShopWebsite.recordingOf(page);
            page.evaluate("Playhead.identify('ada')");
            page.waitForTimeout(CALM_MS);
            page.locator("#dead")
                    .click(new Locator.ClickOptions().setClickCount(5).setDelay(30));
            page.waitForTimeout(CALM_MS);
            page.locator("#next").click();
            page.waitForURL("**/product.html");
            ShopWebsite.recordingOf(page);
            page.locator("#break").click();
            page.waitForTimeout(CALM_MS);
        }
        shop.awaitFacts("rage-clicks", 1);
        shop.awaitFacts("errors", 1);
        await().atMost(ShopWebsite.ARRIVED_WITHIN)
                .untilAsserted(() -> assertThat(shop.api.state(annoyed)).isEqualTo("ready"));
    }

    @AfterAll
    static void close() {
        shop.close();
        chromium.close();
    }

    @BeforeEach
    void profiles() {
        visitor = chromium.profile();
        member = chromium.profile();
    }

    @AfterEach
    void forgetThem() {
        visitor.close();
        member.close();
    }

    @Test
    void theSnippetOfTheSettingsBringsTheFirstRecording() {
        try (ShopWebsite fresh = new ShopWebsite(PLAYHEAD, "Fresh")) {
            Page team = fresh.signIn(member);
            Keyboard keyboard = new Keyboard(team);
            keyboard.open(ShopWebsite.link(team, "Settings"));
            Locator check = team.getByTestId("install-check");
            assertThat(check).containsText("Waiting");

            String snippet = team.getByLabel("Script tag").inputValue();
            fresh.shop.page(
                    "/snippet.html",
                    "<!doctype html><title>Mine</title>"
                            + snippet.replace("<script ", "<script data-allow-localhost data-allow-bots ")
                            + "<h1>My own page</h1>");
            fresh.visit(visitor, "/snippet.html");

            assertThat(check).containsText("It works", patiently());
            keyboard.open(check.getByRole(AriaRole.LINK));
            replay(team).getByText("My own page").waitFor();
        }
    }

    @Test
    void whereTheyRageClickLeadsToTheMoment() {
        Page team = shop.signIn(member);
        Keyboard keyboard = new Keyboard(team);

        keyboard.open(ShopWebsite.link(team, "Elements"));
        keyboard.open(tab(team, "Rage clicks"));
        Locator element = team.getByTestId("ranked").filter(new Locator.FilterOptions().setHasText("#dead"));
        keyboard.open(element.getByRole(AriaRole.LINK, named(Pattern.compile("^Watch")))
                .first());

        replay(team).getByText("Broken filter").waitFor();
        assertThat(team.url()).contains(annoyed);
        // It plays from a little before the burst, so the panel's current line comes to it.
        assertThat(team.getByTestId("moment")
                        .and(team.locator("[aria-current]"))
                        .filter(containing("#dead"))
                        .first())
                .isVisible(patientlyVisible());
    }

    @Test
    void anErrorLeadsToItsRecordingToANoteAndToALinkThatNeedsNoLogin() {
        Page team = shop.signIn(member);
        Keyboard keyboard = new Keyboard(team);

        keyboard.open(ShopWebsite.link(team, "Errors"));
        Locator error = team.getByTestId("ranked").filter(containing("reviews is not defined"));
        keyboard.open(error.getByRole(AriaRole.LINK).first());
        Locator rows = team.getByTestId("recording-row");
        assertThat(rows).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(MOMENT_MS));
        keyboard.open(rows.getByRole(AriaRole.LINK).first());
        replay(team).locator("body").waitFor();

        keyboard.open(tab(team, "Notes"));
        keyboard.write(team.getByRole(AriaRole.TEXTBOX, page("New note")), "Reviews are broken for everybody");
        keyboard.open(team.getByRole(AriaRole.BUTTON, page("Add note")));
        assertThat(team.getByRole(AriaRole.TABPANEL).filter(containing("Reviews are broken for everybody")))
                .isVisible();

        keyboard.open(team.getByRole(AriaRole.BUTTON, page("Share")));
        keyboard.open(team.getByRole(AriaRole.BUTTON, page("Make a link")));
        String link = team.getByLabel("The link is shown only now").inputValue();

        Page guest = visitor.newPage();
        guest.navigate(link);
        replay(guest).locator("h1").waitFor();
        assertThat(guest.getByText("Reviews are broken for everybody")).hasCount(0);
        assertThat(guest.getByRole(AriaRole.NAVIGATION)).hasCount(0);
    }

    @Test
    void aSpotOfTheHeatmapLeadsToTheRecordingsBehindIt() {
        Page team = shop.signIn(member);
        Keyboard keyboard = new Keyboard(team);

        keyboard.open(ShopWebsite.link(team, "Heatmap"));
        Locator spot = team.getByRole(
                        AriaRole.LINK, page(Pattern.compile("click.*recording", Pattern.CASE_INSENSITIVE)))
                .first();
        keyboard.open(spot);

        assertThat(team.locator("[data-recording-id='" + annoyed + "']")).isVisible(patientlyVisible());
    }

    @Test
    void aQuestionInSqlBecomesAChart() {
        Page team = shop.signIn(member);
        Keyboard keyboard = new Keyboard(team);

        keyboard.open(ShopWebsite.link(team, "SQL"));
        keyboard.write(
                team.locator(".cm-content"),
                "SELECT page_path, count() AS clicks FROM facts WHERE kind = 'click' GROUP BY page_path");
        // Tab is a key of the editor once it has the focus: Escape gives it back.
        keyboard.press("Escape");
        keyboard.open(team.getByRole(AriaRole.BUTTON, page("Run")));
        keyboard.reach(tab(team, "Chart"));

        assertThat(team.locator(".uplot canvas")).isVisible();
    }

    @Test
    void anErasedUserIsGone() {
        Page theirs = shop.visit(visitor, "/index.html");
        String recording = ShopWebsite.recordingOf(theirs);
        theirs.evaluate("Playhead.identify('bob')");
        theirs.locator("#search").click();
        theirs.waitForTimeout(CALM_MS);
        theirs.close();
        await().atMost(ShopWebsite.ARRIVED_WITHIN).untilAsserted(() -> assertThat(shop.api
                        .json("/api/v1/recordings?userId=bob")
                        .get("recordings")
                        .size())
                .isEqualTo(1));
        Page team = shop.signIn(member);
        Keyboard keyboard = new Keyboard(team);

        keyboard.open(ShopWebsite.link(team, "Settings"));
        keyboard.reach(tab(team, "Erase"));
        keyboard.write(team.getByLabel("User id or visitor id"), "bob");
        keyboard.open(team.getByRole(AriaRole.BUTTON, page("Erase")));
        keyboard.open(team.getByRole(AriaRole.BUTTON, page("Erase for good")));

        await().atMost(ShopWebsite.ARRIVED_WITHIN).untilAsserted(() -> assertThat(
                        shop.api.get("/api/v1/replay/" + recording + "/events").statusCode())
                .isEqualTo(410));
        team.navigate(PLAYHEAD.gateway() + "#/recordings/" + recording);
        assertThat(team.getByRole(AriaRole.MAIN)).containsText("erased", patiently());
        assertThat(shop.api.state(annoyed)).isEqualTo("ready");
    }

    @Test
    void somebodyShopsAndIsFollowedFromTheListOn() {
        Page team = shop.signIn(member);
        Keyboard keyboard = new Keyboard(team);
        keyboard.open(ShopWebsite.link(team, "Recordings"));

        Page theirs = shop.visit(visitor, "/index.html");
        Locator row = team.locator("[data-recording-id='" + ShopWebsite.recordingOf(theirs) + "']");
        assertThat(row).isVisible(patientlyVisible());
        keyboard.open(row.getByRole(AriaRole.LINK).first());
        FrameLocator live = replay(team);
        live.getByText("Lamps and chairs").waitFor();
        theirs.locator("#search").click();
        theirs.locator("#search").pressSequentially("lamp");

        live.getByText("Searching for lamp").waitFor();
        assertThat(team.getByRole(AriaRole.STATUS).filter(containing("Live")).first())
                .isVisible();
    }

    private static FrameLocator replay(Page page) {
        return page.frameLocator("[data-testid=player] iframe");
    }

    private static Locator tab(Page page, String name) {
        return page.getByRole(AriaRole.TAB, page(Pattern.compile("^" + name)));
    }

    private static Page.GetByRoleOptions page(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions page(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions named(Pattern name) {
        return new Locator.GetByRoleOptions().setName(name);
    }

    private static Locator.FilterOptions containing(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(MOMENT_MS);
    }

    private static LocatorAssertions.IsVisibleOptions patientlyVisible() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(MOMENT_MS);
    }
}
