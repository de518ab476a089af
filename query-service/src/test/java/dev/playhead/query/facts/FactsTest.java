package dev.playhead.query.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.query.CatalogRows.Row;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import dev.playhead.recording.Position;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.detect.Fact;
import dev.playhead.recording.detect.FactDetail;
import dev.playhead.recording.detect.Target;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.facts.FactRows;
import dev.playhead.storage.facts.FactsStore;
import dev.playhead.storage.facts.PlacedFact;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class FactsTest {
    private static final long NOON = 1_749_984_000_000L;
    private static final Target BUY = new Target("button", "#buy", "Buy \"now\" ü");

    @Inject
    FactsStore store;

    EmbeddedClickHouse clickHouse;

    private Keys website = new Keys("", "", "");
    private UUID recording = UUID.randomUUID();

    @BeforeEach
    void aRecordingOfItsOwn() {
        website = Keys.create("Shop");
        recording = UUID.randomUUID();
        Row.of(website.websiteId(), NOON).id(recording).insert();
    }

    @Test
    void everyKindHasItsOwnMembersAndNoOthers() {
        load(
                fact(0, 1, new FactDetail.Click(7, 10.5, 20, 1280, 720, BUY)),
                fact(1, 2, new FactDetail.RageClick(7, 10.5, 20, 1280, 720, 5, 800, 2, BUY)),
                fact(2, 3, new FactDetail.Failure("error", "x is not a function", "at a.js:1", "00ff")),
                fact(3, 4, new FactDetail.PageView("https://shop.example/b", "https://shop.example/a", 1234)));

        JsonPath page = facts(Map.of());

        assertThat(page.getMap("items[0]"))
                .isEqualTo(Map.ofEntries(
                        Map.entry("kind", "click"),
                        Map.entry("ts", NOON + 1),
                        Map.entry("position", "50.0"),
                        Map.entry("pageUrl", "https://shop.example/b?utm_source=x"),
                        Map.entry("selector", "#buy"),
                        Map.entry("tag", "button"),
                        Map.entry("text", "Buy \"now\" ü"),
                        Map.entry("x", 10.5f),
                        Map.entry("y", 20),
                        Map.entry("viewportWidth", 1280),
                        Map.entry("viewportHeight", 720),
                        Map.entry("nodeId", 7)));
        assertThat(page.getMap("items[1]"))
                .containsAllEntriesOf(Map.of("kind", "rage_click", "count", 5, "spanMs", 800, "effects", 2))
                .containsKey("selector");
        assertThat(page.getMap("items[2]"))
                .containsOnlyKeys("kind", "ts", "position", "pageUrl", "message", "stack", "source", "fingerprint")
                .containsEntry("message", "x is not a function");
        assertThat(page.getMap("items[3]"))
                .containsOnlyKeys("kind", "ts", "position", "pageUrl", "previousUrl", "timeOnPreviousMs");
        assertThat(page.<Object>get("cursor")).isNull();
    }

    @Test
    void pagesHoldEveryFactOnceByTimeAlsoWhereTimesAreEqual() {
        List<PlacedFact> facts = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            // later events first, several at a time
            facts.add(fact(i, 100 - i / 5, new FactDetail.Click(i, i, 0, 1280, 720, BUY)));
        }
        load(facts.toArray(PlacedFact[]::new));

        List<Integer> nodes = new ArrayList<>();
        JsonPath page = facts(Map.of("limit", "5"));
        nodes.addAll(page.getList("items.nodeId"));
        while (page.getString("cursor") != null) {
            page = facts(Map.of("limit", "5", "cursor", page.getString("cursor")));
            assertThat(page.getList("items")).hasSizeBetween(1, 5);
            nodes.addAll(page.getList("items.nodeId"));
        }

        assertThat(nodes)
                .containsExactly(20, 21, 22, 15, 16, 17, 18, 19, 10, 11, 12, 13, 14, 5, 6, 7, 8, 9, 0, 1, 2, 3, 4);
        assertThat(facts(Map.of()).getList("items.nodeId")).isEqualTo(nodes);
    }

    @Test
    void showsTheKindsThatAreAskedFor() {
        load(
                fact(0, 1, new FactDetail.Click(7, 1, 2, 1280, 720, BUY)),
                fact(1, 2, new FactDetail.RageClick(7, 1, 2, 1280, 720, 5, 800, 0, BUY)),
                fact(2, 3, new FactDetail.PageView("https://shop.example/", "", 0)));

        assertThat(facts(Map.of("kind", "rage_click")).getList("items.kind")).containsExactly("rage_click");
        assertThat(facts(Map.of("kind", "page_view,click")).getList("items.kind"))
                .containsExactly("click", "page_view");
        assertThat(facts(Map.of("kind", "dead_click")).getList("items")).isEmpty();
    }

    @Test
    void anotherRecordingsFactsStayOut() {
        UUID other = UUID.randomUUID();
        Row.of(website.websiteId(), NOON).id(other).insert();
        load(fact(0, 1, new FactDetail.Click(7, 1, 2, 1280, 720, BUY)));

        get(other, Map.of()).then().statusCode(200).body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "kind, clicks",
        "kind, ''",
        "limit, 0",
        "limit, 1001",
        "limit, many",
        "cursor, abc",
        "cursor, 'MSAxIDIgMyA0IDU'",
        "kinds, click"
    })
    void aParameterThatCannotBeUsedIsNamed(String name, String value) {
        get(recording, Map.of(name, value))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("reason", equalTo("bad_parameter"))
                .body("parameter", equalTo(name));
    }

    @Test
    void ofARecordingThatIsGoneNothingIsShown() {
        String erased = Row.of(website.websiteId(), NOON).state("erased").insert();

        website.secretly()
                .get("/api/v1/recordings/" + erased + "/facts")
                .then()
                .statusCode(410)
                .body("reason", equalTo("erased"));
    }

    @Test
    void withoutClickHouseFactsAreAwayAndTheRestGoesOn() {
        load(fact(0, 1, new FactDetail.Click(7, 1, 2, 1280, 720, BUY)));
        clickHouse.kill();
        try {
            get(recording, Map.of())
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("2"))
                    .body("reason", equalTo("facts_unavailable"));
            website.secretly()
                    .queryParam("fact", "click")
                    .get("/api/v1/recordings")
                    .then()
                    .statusCode(200)
                    .body("recordings", hasSize(1))
                    .body("notice.reason", equalTo("search_unavailable"))
                    .body("notice.ignored", equalTo(List.of("fact")));
            website.secretly().get("/api/v1/recordings/" + recording).then().statusCode(200);
        } finally {
            clickHouse.start();
        }
        assertThat(facts(Map.of()).getList("items")).hasSize(1);
    }

    private JsonPath facts(Map<String, String> parameters) {
        return get(recording, parameters).then().statusCode(200).extract().jsonPath();
    }

    private Response get(UUID id, Map<String, String> parameters) {
        return website.secretly().queryParams(parameters).get("/api/v1/recordings/" + id + "/facts");
    }

    private PlacedFact fact(int index, long afterMs, FactDetail detail) {
        Subject subject = new Subject(new WebsiteId(website.websiteId()), new RecordingId(recording));
        return new PlacedFact(
                new LogPlace(0, 50, NOON + 1_500),
                new Fact(
                        subject,
                        new Position(50, index),
                        detail.ordinal(),
                        NOON + afterMs,
                        "https://shop.example/b?utm_source=x",
                        detail));
    }

    private void load(PlacedFact... facts) {
        UUID segment = UUID.randomUUID();
        List<PlacedFact> all = List.of(facts);
        store.load(segment, List.of(0), FactRows.lines(segment, all), all.size())
                .await()
                .atMost(Duration.ofSeconds(20));
    }
}
