package dev.playhead.query.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.playhead.query.CatalogRows.Row;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class ListTest {
    private static final String PATH = "/api/v1/recordings";

    private Keys website = new Keys("", "", "");

    @BeforeEach
    void aWebsiteOfItsOwn() {
        website = Keys.create("Shop");
    }

    @Test
    void showsARecordingInTheShapeThatScriptsRelyOn() {
        UUID id = UUID.randomUUID();
        Row.of(website.websiteId(), 1_700_000_000_000L)
                .id(id)
                .externalId("abc")
                .visitorUid("v-1")
                .rageClicks(1)
                .errors(2)
                .insert();

        JsonPath page = list(Map.of());

        assertThat(page.getMap("recordings[0]"))
                .containsAllEntriesOf(Map.of(
                        "recordingId",
                        id.toString(),
                        "externalId",
                        "abc",
                        "websiteId",
                        website.websiteId(),
                        "state",
                        "ready",
                        "startedAt",
                        1_700_000_000_000L,
                        "endedAt",
                        1_700_000_001_000L,
                        "durationMs",
                        1_000,
                        "rageClicks",
                        1,
                        "errors",
                        2,
                        "metadata",
                        Map.of("plan", "pro")))
                .containsOnlyKeys(Stream.of(
                                "recordingId externalId websiteId visitorUid sessionUid userId state startedAt endedAt durationMs",
                                "activeMs eventCount chunkCount rawBytes storedBytes pageViews clicks rageClicks deadClicks errors",
                                "consoleErrors networkErrors inputs entryUrl exitUrl browser os device country sdk metadata",
                                "activity starred seen")
                        .flatMap(line -> Stream.of(line.split(" ")))
                        .toArray(String[]::new));
        assertThat(page.<String>get("nextCursor")).isNull();
    }

    @Test
    void listsNewestFirstAndLeavesOutWhatIsGone() {
        String old = Row.of(website.websiteId(), 1_000).insert();
        String live = Row.of(website.websiteId(), 3_000).state("live").insert();
        String stopped = Row.of(website.websiteId(), 2_000).state("stopped").insert();
        Row.of(website.websiteId(), 4_000).state("erased").insert();
        Row.of(website.websiteId(), 5_000).state("expired").insert();

        JsonPath page = list(Map.of());

        assertThat(ids(page)).containsExactly(live, stopped, old);
        assertThat(page.<Object>get("recordings[0].endedAt")).isNull();
    }

    @Test
    void pagesHoldEveryRecordingOnceAlsoWhereTimesAreEqualAndNewOnesComeMeanwhile() {
        List<Row> rows = IntStream.range(0, 23)
                .mapToObj(n -> Row.of(website.websiteId(), 1_000 + n / 5))
                .toList();
        rows.forEach(Row::insert);

        List<String> seen = new ArrayList<>();
        JsonPath page = list(Map.of("limit", "5"));
        seen.addAll(ids(page));
        while (page.getString("nextCursor") != null) {
            Row.of(website.websiteId(), 9_000).insert();
            page = list(Map.of("limit", "5", "cursor", page.getString("nextCursor")));
            seen.addAll(ids(page));
        }

        List<String> expected = rows.stream()
                .sorted(Comparator.comparing(Row::startedAt)
                        .thenComparing(row -> row.id().toString())
                        .reversed())
                .map(row -> row.id().toString())
                .toList();
        assertThat(seen).isEqualTo(expected);
    }

    @Test
    void theLastPageHasNoCursorAlsoWhereItIsFull() {
        IntStream.range(0, 4).forEach(n -> Row.of(website.websiteId(), n).insert());

        JsonPath first = list(Map.of("limit", "2"));
        JsonPath second = list(Map.of("limit", "2", "cursor", first.getString("nextCursor")));

        assertThat(ids(second)).hasSize(2);
        assertThat(second.getString("nextCursor")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "state,live,a",
        "externalId,ext-b,b",
        "visitorUid,v-b,b",
        "minRageClicks,2,b",
        "minErrors,1,a",
        "minDurationMs,5000,c",
        "from,3000,c",
        "to,2000,a"
    })
    void filtersShowOnlyWhatMatches(String parameter, String value, String expected) {
        String site = website.websiteId();
        Map<String, String> inserted = Map.of(
                "a", Row.of(site, 1_000).state("live").errors(1).rageClicks(1).insert(),
                "b",
                        Row.of(site, 2_000)
                                .externalId("ext-b")
                                .visitorUid("v-b")
                                .rageClicks(2)
                                .insert(),
                "c", Row.of(site, 3_000).durationMs(5_000).insert());

        assertThat(ids(list(Map.of(parameter, value)))).containsExactly(inserted.get(expected));
    }

    @Test
    void sortsByAnotherColumnInBothOrders() {
        String site = website.websiteId();
        String calm = Row.of(site, 3_000).insert();
        String angry = Row.of(site, 1_000).rageClicks(5).insert();
        String annoyed = Row.of(site, 2_000).rageClicks(2).insert();

        assertThat(ids(list(Map.of("sort", "rageClicks")))).containsExactly(angry, annoyed, calm);
        assertThat(ids(list(Map.of("sort", "startedAt", "order", "asc")))).containsExactly(angry, annoyed, calm);
        JsonPath first = list(Map.of("sort", "rageClicks", "limit", "1"));
        assertThat(ids(list(Map.of("sort", "rageClicks", "cursor", first.getString("nextCursor")))))
                .containsExactly(annoyed, calm);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=201",
                "limit=x",
                "cursor=x",
                "cursor=MSBzdGFydGVkQXQ",
                "from=-1",
                "to=soon",
                "state=erased",
                "order=up",
                "sort=mood",
                "minErrors=1.5",
                "minRageClicks=99999999999999999999",
                "colour=red",
                "externalId=%00"
            })
    void badParametersAreNamed(String query) {
        website.secretly()
                .urlEncodingEnabled(false)
                .get(PATH + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", equalTo(query.substring(0, query.indexOf('='))))
                .body("status", equalTo(400));
    }

    @Test
    void aCursorOfAnotherOrderIsRefused() {
        IntStream.range(0, 2).forEach(n -> Row.of(website.websiteId(), n).insert());
        String cursor = list(Map.of("limit", "1")).getString("nextCursor");

        website.secretly()
                .queryParam("cursor", cursor)
                .queryParam("order", "asc")
                .get(PATH)
                .then()
                .statusCode(400)
                .body("parameter", equalTo("cursor"));
    }

    @Test
    void oneRecordingComesWithItsPagesActivityAndKeyframes() {
        String id = Row.of(website.websiteId(), 1_000).insert();

        website.secretly()
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("recordingId", equalTo(id))
                .body("externalId", nullValue())
                .body("pages", equalTo(List.of("https://shop.example/", "https://shop.example/cart")))
                .body("activity", equalTo(List.of(1, 0, 3)))
                .body("keyframes", equalTo(List.of(1_700_000_000_000L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"erased", "expired"})
    void whatIsGoneSaysWhy(String state) {
        String id = Row.of(website.websiteId(), 1_000).state(state).insert();

        website.secretly()
                .get(PATH + "/" + id)
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("reason", equalTo(state));
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
