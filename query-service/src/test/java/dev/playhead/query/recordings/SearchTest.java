package dev.playhead.query.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.playhead.query.CatalogRows;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import dev.playhead.query.recordings.SearchedRows.One;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list over ClickHouse against what the same rows give when each filter is a predicate in Java. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class SearchTest {
    private static final String PATH = "/api/v1/recordings";

    @Inject
    SearchedRows rows;

    private Keys website = new Keys("", "", "");
    private List<One> all = List.of();
    private long now;

    @BeforeEach
    void recordingsOfTwoWebsites() {
        website = Keys.create("Shop");
        now = System.currentTimeMillis();
        all = SearchedRows.random(website.websiteId(), 60, now);
        all.forEach(rows::insert);
        SearchedRows.random(Keys.create("Other").websiteId(), 5, now).forEach(rows::insert);
        rows.deliver();
    }

    @Test
    void everyFilterShowsExactlyWhatFitsInOrder() {
        Map<Map<String, String>, Predicate<One>> filters = new LinkedHashMap<>();
        filters.put(Map.of(), one -> true);
        filters.put(Map.of("state", "stopped"), one -> one.state().equals("stopped"));
        filters.put(Map.of("browser", "Firefox"), one -> one.browser().equals("Firefox"));
        filters.put(Map.of("os", "Windows"), one -> false);
        filters.put(Map.of("device", "desktop", "country", "DE"), one -> one.country()
                .equals("DE"));
        filters.put(Map.of("visitorUid", "v-1"), one -> one.visitorUid().equals("v-1"));
        filters.put(Map.of("sessionUid", "s-3"), one -> one.sessionUid().equals("s-3"));
        filters.put(Map.of("userId", "u-2"), one -> one.userId().equals("u-2"));
        filters.put(Map.of("externalId", "ext-" + all.get(9).id()), one -> one.equals(all.get(9)));
        for (String min : List.of(
                "minPageViews",
                "minClicks",
                "minRageClicks",
                "minDeadClicks",
                "minErrors",
                "minConsoleErrors",
                "minNetworkErrors")) {
            filters.put(Map.of(min, "2"), one -> one.count() >= 2);
        }
        filters.put(Map.of("minDurationMs", "5000"), one -> one.durationMs() >= 5_000);
        filters.put(Map.of("minActiveMs", "3000"), one -> one.durationMs() / 2 >= 3_000);
        filters.put(Map.of("from", "" + (now - 3_600_000)), one -> one.startedAt() >= now - 3_600_000);
        filters.put(Map.of("to", "" + (now - 3_600_000)), one -> one.startedAt() < now - 3_600_000);
        filters.put(Map.of("url", "https://shop.example/p2"), one -> one.page().endsWith("p2"));
        filters.put(Map.of("url", "https://shop.example/p", "urlMatch", "prefix"), one -> true);
        filters.put(
                Map.of("url", "/p3", "urlMatch", "contains"), one -> one.page().endsWith("p3"));
        filters.put(Map.of("url", "/p9", "urlMatch", "contains"), one -> false);
        filters.put(Map.of("url", "shop.example/p3", "urlMatch", "prefix"), one -> false);
        filters.put(
                Map.of("url", "/p3", "urlMatch", "contains", "browser", "Chrome"),
                one -> one.page().endsWith("p3") && one.browser().equals("Chrome"));
        filters.put(Map.of("meta[plan]", "pro"), one -> one.plan().equals("pro"));
        filters.put(Map.of("meta[plan]", "gold"), one -> false);
        filters.put(Map.of("meta[other]", "pro"), one -> false);
        filters.put(Map.of("fact", "click:#b1"), one -> one.clicked().equals("#b1"));
        filters.put(Map.of("fact", "click"), one -> true);
        filters.put(Map.of("fact", "error"), one -> false);
        filters.put(Map.of("fact", "page_view:/p2"), one -> one.page().endsWith("p2"));
        filters.put(Map.of("fact", "page_view:https://shop.example/p2"), one -> one.page()
                .endsWith("p2"));
        filters.put(Map.of("fact", "page_view:https://other.example/p2"), one -> false);
        filters.put(
                Map.of("fact", "click:#b1", "browser", "Chrome", "minErrors", "1", "meta[plan]", "free"),
                one -> one.clicked().equals("#b1")
                        && one.browser().equals("Chrome")
                        && one.count() >= 1
                        && one.plan().equals("free"));

        filters.forEach((parameters, fits) ->
                assertThat(pages(parameters)).as("%s", parameters).isEqualTo(expected(fits, One::startedAt, true)));
    }

    @Test
    void aPartOfAnAddressIsFoundAmongMorePagesThanAreKeptAside() {
        One visitor = all.getFirst();
        rows.visited(visitor, 6_000);
        rows.deliver();

        assertThat(pages(Map.of("url", "/n5999", "urlMatch", "contains"))).containsExactly(visitor.text());
        assertThat(pages(Map.of("url", "https://shop.example/n5999", "urlMatch", "prefix")))
                .containsExactly(visitor.text());
        assertThat(pages(Map.of("url", "/n6000", "urlMatch", "contains"))).isEmpty();
    }

    @Test
    void twoFactsAreBothWanted() {
        website.secretly()
                .queryParam("fact", "click:#b1", "page_view:/p2")
                .get(PATH)
                .then()
                .statusCode(200)
                .body(
                        "recordings.recordingId",
                        equalTo(expected(
                                one -> one.clicked().equals("#b1") && one.page().endsWith("p2"),
                                One::startedAt,
                                true)));
    }

    @Test
    void aPageIsFullThoughEachRecordingHasManyRows() {
        for (int i = 1; i <= 6; i++) {
            long more = i;
            all.stream().map(one -> one.lasting(one.durationMs() + more)).forEach(rows::change);
            rows.deliver();
        }

        assertThat(ids(list(Map.of("limit", "20"))))
                .isEqualTo(expected(_ -> true, One::startedAt, true).subList(0, 20));
        assertThat(pages(Map.of())).isEqualTo(expected(_ -> true, One::startedAt, true));
    }

    @Test
    void sortsByTheLatestRevisionAndListsNoneTwice() {
        List<One> longer =
                all.stream().map(one -> one.lasting(one.durationMs() * 3 + 1)).toList();
        longer.forEach(rows::change);
        rows.deliver();
        all = longer;

        assertThat(pages(Map.of("sort", "durationMs"))).isEqualTo(expected(_ -> true, One::durationMs, true));
        assertThat(pages(Map.of("sort", "durationMs", "order", "asc")))
                .isEqualTo(expected(_ -> true, One::durationMs, false));
        assertThat(pages(Map.of("sort", "errors", "minDurationMs", "10000")))
                .isEqualTo(expected(one -> one.durationMs() >= 10_000, One::count, true));
    }

    @Test
    void newOnesDontDisturbPagingAndErasedOnesAreNeverListed() {
        List<String> seen = new ArrayList<>();
        JsonPath page = list(Map.of("limit", "7"));
        seen.addAll(ids(page));
        while (page.getString("nextCursor") != null) {
            rows.insert(
                    SearchedRows.random(website.websiteId(), 1, now + 60_000).getFirst());
            rows.deliver();
            page = list(Map.of("limit", "7", "cursor", page.getString("nextCursor")));
            seen.addAll(ids(page));
        }
        assertThat(seen).isEqualTo(expected(_ -> true, One::startedAt, true));

        CatalogRows.run(
                "UPDATE recordings SET state = 'erased' WHERE recording_id = ?",
                all.getFirst().id());

        assertThat(pages(Map.of())).doesNotContain(all.getFirst().text());
    }

    @Test
    void facetsCountEverythingWhereNothingIsFiltered() {
        website.secretly()
                .get(PATH + "/facets")
                .then()
                .statusCode(200)
                .body("recordings", equalTo(all.size()))
                .body("facets.browser.recordings.sum()", equalTo(all.size()));
    }

    @Test
    void facetsCountWhatTheListShows() {
        JsonPath facets = website.secretly()
                .queryParam("country", "DE")
                .get(PATH + "/facets")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        List<One> fitting =
                all.stream().filter(one -> one.country().equals("DE")).toList();
        assertThat(facets.getInt("recordings")).isEqualTo(fitting.size());
        Map<String, Long> browsers =
                fitting.stream().collect(Collectors.groupingBy(One::browser, Collectors.counting()));
        assertThat(facets.<Map<String, Object>>getList("facets.browser"))
                .hasSize(browsers.size())
                .allSatisfy(value -> assertThat(browsers.get(value.get("value")))
                        .isEqualTo(((Number) value.get("recordings")).longValue()));
        assertThat(facets.getInt("facets.fact.find { it.value == 'error' }.recordings"))
                .isEqualTo((int) fitting.stream().filter(one -> one.count() > 0).count());
    }

    @Test
    void aSessionAndAVisitorAreOneTimelineOfOneWebsite() {
        List<One> session = all.stream()
                .filter(one -> one.sessionUid().equals("s-3"))
                .sorted(Comparator.comparingLong(One::startedAt).thenComparing(One::text))
                .toList();

        website.secretly()
                .get("/api/v1/sessions/s-3")
                .then()
                .statusCode(200)
                .body(
                        "recordings.recordingId",
                        equalTo(session.stream().map(One::text).toList()))
                .body("timeline[0].beginsAtMs", equalTo(0))
                .body("timeline", hasSize(session.size()));
        website.secretly().get("/api/v1/visitors/v-1").then().statusCode(200);
        website.secretly().get("/api/v1/visitors/nobody").then().statusCode(404);
        Keys.create("Third").secretly().get("/api/v1/sessions/s-3").then().statusCode(404);
    }

    @Test
    void starsPinsAndWhatWasSeenAreMarkedAndFiltered() {
        String first = all.getFirst().text();
        Keys other = Keys.create("Third");

        website.secretly()
                .contentType("application/json")
                .body(Map.of("starred", true, "pinned", true, "seen", true))
                .patch(PATH + "/" + first)
                .then()
                .statusCode(200)
                .body("starred", equalTo(true))
                .body("pinned", equalTo(true))
                .body("seen", equalTo(true));
        assertThat(pages(Map.of("starred", "true"))).containsExactly(first);
        website.secretly()
                .queryParams(Map.of("limit", "200"))
                .get(PATH)
                .then()
                .body("recordings.findAll { it.starred }.recordingId", equalTo(List.of(first)))
                .body("recordings.findAll { it.seen }.recordingId", equalTo(List.of(first)));
        assertThat(pages(Map.of("unseen", "true"))).hasSize(all.size() - 1).doesNotContain(first);
        // seen is each one's own
        assertThat(ids(Keys.with(Keys.ADMIN)
                        .queryParams(Map.of("websiteId", website.websiteId(), "unseen", "true", "limit", "200"))
                        .get(PATH)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()))
                .contains(first);
        website.secretly()
                .contentType("application/json")
                .body(Map.of("starred", false))
                .patch(PATH + "/" + first)
                .then()
                .body("starred", equalTo(false))
                .body("pinned", equalTo(true));
        other.secretly()
                .contentType("application/json")
                .body(Map.of("starred", true))
                .patch(PATH + "/" + first)
                .then()
                .statusCode(404);
        website.secretly()
                .contentType("application/json")
                .body(Map.of("starred", "yes"))
                .patch(PATH + "/" + first)
                .then()
                .statusCode(400)
                .body("member", equalTo("starred"));
    }

    @Test
    void notesStandAtTheirMomentsAndFiltersAreKept() {
        String notes = PATH + "/" + all.getFirst().text() + "/notes";
        String id = website.secretly()
                .contentType("application/json")
                .body(Map.of("text", "Here", "atMs", 5_000))
                .post(notes)
                .then()
                .statusCode(201)
                .body("atMs", equalTo(5_000))
                .extract()
                .path("noteId");
        website.secretly()
                .contentType("application/json")
                .body(Map.of("text", "Earlier"))
                .post(notes)
                .then()
                .statusCode(201);
        website.secretly()
                .contentType("application/json")
                .body(Map.of("text", "There"))
                .patch(notes + "/" + id)
                .then()
                .statusCode(200);

        website.secretly().get(notes).then().body("notes.text", equalTo(List.of("Earlier", "There")));
        Keys.create("Third").secretly().get(notes).then().statusCode(404);
        website.secretly()
                .contentType("application/json")
                .body(Map.of("text", " "))
                .post(notes)
                .then()
                .statusCode(400);
        website.secretly().delete(notes + "/" + id).then().statusCode(204);
        website.secretly().delete(notes + "/" + UUID.randomUUID()).then().statusCode(404);
        website.secretly().get(notes).then().body("notes", hasSize(1));

        String filters = "/api/v1/websites/" + website.websiteId() + "/filters";
        website.secretly()
                .contentType("application/json")
                .body(Map.of("name", "Rage", "query", "minRageClicks=1"))
                .post(filters)
                .then()
                .statusCode(200);
        String kept = website.secretly()
                .contentType("application/json")
                .body(Map.of("name", "Rage", "query", "from=-7d&minRageClicks=2&fact=click%3A%23b1"))
                .post(filters)
                .then()
                .statusCode(200)
                .extract()
                .path("filterId");
        website.secretly()
                .contentType("application/json")
                .body(Map.of("name", "Bad", "query", "colour=red"))
                .post(filters)
                .then()
                .statusCode(400)
                .body("parameter", equalTo("colour"));
        website.secretly()
                .contentType("application/json")
                .body(Map.of("name", "Worse", "query", "from=-7y"))
                .post(filters)
                .then()
                .statusCode(400)
                .body("parameter", equalTo("from"));
        website.secretly()
                .get(filters)
                .then()
                .body("filters.query", equalTo(List.of("from=-7d&minRageClicks=2&fact=click%3A%23b1")));
        website.secretly()
                .contentType("application/json")
                .body(Map.of("name", "Anger"))
                .patch(filters + "/" + kept)
                .then()
                .statusCode(200)
                .body("filterId", equalTo(kept))
                .body("name", equalTo("Anger"))
                .body("query", equalTo("from=-7d&minRageClicks=2&fact=click%3A%23b1"));
        website.secretly()
                .contentType("application/json")
                .body(Map.of("name", "Taken", "query", "minErrors=1"))
                .post(filters)
                .then()
                .statusCode(200);
        website.secretly()
                .contentType("application/json")
                .body(Map.of("name", "Taken"))
                .patch(filters + "/" + kept)
                .then()
                .statusCode(409)
                .body("reason", equalTo("name_taken"));
        website.secretly()
                .contentType("application/json")
                .body(Map.of("name", "Nobody's"))
                .patch(filters + "/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        website.secretly().get(filters).then().body("filters.name", equalTo(List.of("Anger", "Taken")));
        Keys.create("Fourth").secretly().get(filters).then().statusCode(404);
        website.secretly().delete(filters + "/" + kept).then().statusCode(204);
    }

    private List<String> expected(Predicate<One> fits, Function<One, Long> value, boolean descending) {
        Comparator<One> rising = Comparator.comparing(value).thenComparing(One::text);
        return all.stream()
                .filter(fits)
                .sorted(descending ? rising.reversed() : rising)
                .map(One::text)
                .toList();
    }

    private List<String> pages(Map<String, String> parameters) {
        Map<String, String> asked = new LinkedHashMap<>(parameters);
        asked.put("limit", "17");
        List<String> seen = new ArrayList<>();
        JsonPath page = list(asked);
        seen.addAll(ids(page));
        while (page.getString("nextCursor") != null) {
            asked.put("cursor", page.getString("nextCursor"));
            page = list(asked);
            seen.addAll(ids(page));
        }
        return seen;
    }

    private JsonPath list(Map<String, String> parameters) {
        return website.secretly()
                .queryParams(parameters)
                .get(PATH)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> ids(JsonPath page) {
        return page.getList("recordings.recordingId");
    }
}
