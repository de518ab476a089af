package dev.playhead.query.erase;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.playhead.query.CatalogRows;
import dev.playhead.query.CatalogRows.Row;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class ErasureRequestsTest {
    private static final OffsetDateTime LATER = OffsetDateTime.of(2290, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private Keys mine = new Keys("", "", "");
    private Keys theirs = new Keys("", "", "");

    @BeforeEach
    void websites() {
        mine = Keys.create("Mine");
        theirs = Keys.create("Theirs");
    }

    @Test
    void aRequestIsTakenAndReportedOn() {
        String first = request("{\"userId\":\"customer-1\"}");
        String path = path() + "/" + first;
        mine.secretly().get(path).then().body("erasure.state", equalTo("finding"));

        UUID one = UUID.fromString(Row.of(mine.websiteId(), 1_000).insert());
        UUID two = UUID.fromString(Row.of(mine.websiteId(), 1_000).insert());
        found(first, one);
        found(first, two);
        erasure(one);
        mine.secretly()
                .get(path)
                .then()
                .statusCode(200)
                .body("erasure.state", equalTo("erasing"))
                .body("erasure.recordings", equalTo(2))
                .body("erasure.erased", equalTo(1))
                .body("erasure.remains", contains("lists", "facts", "segments", "log"))
                .body("recordings.recordingId", contains(one.toString()));

        erasure(two);
        mine.secretly()
                .get(path + "?limit=1")
                .then()
                .body("erasure.state", equalTo("erased"))
                .body("erasure.remains", contains("log"))
                .body("recordings", hasSize(1))
                .body(
                        "nextCursor",
                        equalTo(List.of(one, two).stream()
                                .map(UUID::toString)
                                .sorted()
                                .toList()
                                .getFirst()));
    }

    @Test
    void requestsAreListedNewestFirstAndFoundByWhomTheyConcerned() {
        String user = request("{\"userId\":\"customer-1\"}");
        String visitor = request("{\"visitorUid\":\"v-1\"}");
        String recording = request("{\"recordingId\":\"" + UUID.randomUUID() + "\"}");

        String next = mine.secretly()
                .get(path() + "?limit=2")
                .then()
                .statusCode(200)
                .body("erasures.erasureId", contains(recording, visitor))
                .extract()
                .path("nextCursor");
        mine.secretly()
                .get(path() + "?limit=2&cursor=" + next)
                .then()
                .body("erasures.erasureId", contains(user))
                .body("nextCursor", nullValue());
        mine.secretly().get(path() + "?userId=customer-1").then().body("erasures.erasureId", contains(user));
        mine.secretly().get(path() + "?visitorUid=customer-1").then().body("erasures", hasSize(0));
    }

    @Test
    void anotherWebsitesKeySeesAndAsksForNothing() {
        String id = request("{\"userId\":\"customer-1\"}");

        theirs.secretly().get(path() + "/" + id).then().statusCode(404);
        theirs.secretly()
                .get("/api/v1/websites/" + theirs.websiteId() + "/erasures/" + id)
                .then()
                .statusCode(404);
        theirs.secretly().get(path()).then().statusCode(404);
        theirs.secretly()
                .contentType("application/json")
                .body("{\"userId\":\"customer-1\"}")
                .post(path())
                .then()
                .statusCode(404);
        Keys.with(Keys.ADMIN)
                .contentType("application/json")
                .body("{\"userId\":\"customer-1\"}")
                .post("/api/v1/websites/flid_nobodyknowsthis00/erasures")
                .then()
                .statusCode(404);
    }

    @Test
    void aBodyThatNamesNobodyOrTwoIsRefused() {
        for (String body : List.of(
                "{}",
                "[]",
                "{\"userId\":\"a\",\"visitorUid\":\"b\"}",
                "{\"userId\":7}",
                "{\"userId\":\"\"}",
                "{\"userId\":\"a\\u0000\"}",
                "{\"recordingId\":\"x\"}",
                "{\"everybody\":\"x\"}")) {
            mine.secretly()
                    .contentType("application/json")
                    .body(body)
                    .post(path())
                    .then()
                    .statusCode(400)
                    .body("reason", equalTo("bad_body"));
        }
    }

    private String path() {
        return "/api/v1/websites/" + mine.websiteId() + "/erasures";
    }

    private String request(String body) {
        var answer = mine.secretly()
                .contentType("application/json")
                .body(body)
                .post(path())
                .then()
                .statusCode(202)
                .body("state", equalTo("finding"));
        String id = answer.extract().path("erasureId");
        answer.header("Location", endsWith(path() + "/" + id));
        return id;
    }

    private static void found(String request, UUID recording) {
        CatalogRows.run(
                "INSERT INTO erasure_request_recordings (request_id, recording_id, partition) VALUES (?, ?, 0)",
                UUID.fromString(request),
                recording);
        CatalogRows.run(
                "UPDATE erasure_requests SET found_at = now(), subject = NULL WHERE request_id = ?",
                UUID.fromString(request));
    }

    private void erasure(UUID recording) {
        OffsetDateTime at = Instant.now().atOffset(ZoneOffset.UTC);
        CatalogRows.run(
                "INSERT INTO erasures (recording_id, website_id, requested_at, log_offset, partition, kafka_until,"
                        + " tombstone_at, facts_at, segments_at) VALUES (?, ?, now(), 7, 0, ?, ?, ?, ?)",
                recording,
                mine.websiteId(),
                LATER,
                at,
                at,
                at);
    }
}
