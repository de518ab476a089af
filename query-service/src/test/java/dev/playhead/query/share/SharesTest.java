package dev.playhead.query.share;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.playhead.query.CatalogRows;
import dev.playhead.query.CatalogRows.Row;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class SharesTest {
    private Keys shop = new Keys("", "", "");
    private String recording = "";
    private String neighbour = "";

    @BeforeEach
    void aWebsiteWithTwoRecordings() {
        shop = Keys.create("Shop");
        recording = Row.of(shop.websiteId(), 1_000).insert();
        neighbour = Row.of(shop.websiteId(), 2_000).insert();
    }

    @Test
    void aLinkShowsItsRecording() {
        long before = System.currentTimeMillis();
        JsonPath share = created("{\"expiresInMs\":86400000,\"label\":\"For Kim\",\"at\":73}");

        URI url = URI.create(share.getString("url"));
        assertThat(url.getFragment()).isEqualTo("share=" + share.getString("token") + "&at=73");
        assertThat(url.getQuery()).as("a query would be sent to servers").isNull();
        assertThat(share.getLong("expiresAt")).isBetween(before + 86_399_000, before + 86_405_000);
        assertThat(share.getBoolean("export")).isFalse();
        byToken(recording, share.getString("token"))
                .then()
                .statusCode(200)
                .header("Referrer-Policy", "no-referrer")
                .body("recordingId", equalTo(recording));
        given().header("Playhead-Share", share.getString("token"))
                .get("/api/v1/recordings/" + recording)
                .then()
                .statusCode(200);
        shop.secretly()
                .get("/api/v1/recordings/" + recording + "/shares")
                .then()
                .statusCode(200)
                .body("shares", hasSize(1))
                .body("shares[0].label", equalTo("For Kim"))
                .body("shares[0].at", equalTo(73))
                .body("shares[0].shareId", equalTo(share.getString("shareId")))
                .body("shares[0].keySet()", not(contains("token")));
    }

    @Test
    void aLinkOpensNothingElse() {
        String token = created("{\"expiresInMs\":60000}").getString("token");
        Row foreign = Row.of(Keys.create("Other").websiteId(), 1_000);

        byToken(neighbour, token).then().statusCode(404);
        byToken(foreign.insert(), token).then().statusCode(404);
        for (String path : List.of(
                "/api/v1/recordings",
                "/api/v1/recordings/" + recording + "/facts",
                "/api/v1/recordings/" + recording + "/erasure",
                "/api/v1/recordings/" + recording + "/shares",
                "/api/v1/websites",
                "/api/v1/websites/" + shop.websiteId(),
                "/api/v1/system")) {
            given().queryParam("share", token).get(path).then().statusCode(403).body("reason", equalTo("not_allowed"));
        }
        given().queryParam("share", token)
                .delete("/api/v1/recordings/" + recording)
                .then()
                .statusCode(403);
        given().queryParam("share", token)
                .contentType("application/json")
                .body("{\"expiresInMs\":60000}")
                .post("/api/v1/recordings/" + recording + "/shares")
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer " + token)
                .get("/api/v1/recordings/" + recording)
                .then()
                .statusCode(401);
    }

    @Test
    void whatIsNoOpenLinkOpensNothing() {
        JsonPath share = created("{\"expiresInMs\":60000}");
        String token = share.getString("token");
        String[] parts = token.split("\\.");
        String unsigned = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8))
                + "." + parts[1] + ".";

        for (String wrong : List.of("", "x", unsigned, parts[0] + "." + parts[1] + ".AAAA", token + "A")) {
            byToken(recording, wrong).then().statusCode(401).body("reason", equalTo("key_needed"));
        }
        CatalogRows.run(
                "UPDATE shares SET expires_at = now() - interval '1 second' WHERE share_id = ?",
                UUID.fromString(share.getString("shareId")));
        byToken(recording, token).then().statusCode(401);
        shop.secretly()
                .get("/api/v1/recordings/" + recording + "/shares")
                .then()
                .body("shares", empty());
    }

    @Test
    void aRevokedLinkOpensNothing() {
        JsonPath share = created("{\"expiresInMs\":60000}");
        String path = "/shares/" + share.getString("shareId");
        byToken(recording, share.getString("token")).then().statusCode(200);

        shop.secretly().delete("/api/v1/recordings/" + neighbour + path).then().statusCode(404);
        byToken(recording, share.getString("token")).then().statusCode(200);
        for (int time = 0; time < 2; time++) {
            shop.secretly()
                    .delete("/api/v1/recordings/" + recording + path)
                    .then()
                    .statusCode(204);
            byToken(recording, share.getString("token")).then().statusCode(401);
        }
        shop.secretly()
                .get("/api/v1/recordings/" + recording + "/shares")
                .then()
                .body("shares", empty());
    }

    @Test
    void anErasedRecordingIsGoneForItsLinksToo() {
        String token = created("{\"expiresInMs\":60000}").getString("token");
        CatalogRows.run("UPDATE recordings SET state = 'erased' WHERE recording_id = ?", UUID.fromString(recording));

        byToken(recording, token).then().statusCode(410).body("reason", equalTo("erased"));
        ask("{\"expiresInMs\":60000}").then().statusCode(410);
    }

    @Test
    void aRequestThatCantBeUsedSaysWhichMemberIsWrong() {
        for (String[] wrong : new String[][] {
            {"{}", "expiresInMs"},
            {"{\"expiresInMs\":999}", "expiresInMs"},
            {"{\"expiresInMs\":2592000001}", "expiresInMs"},
            {"{\"expiresInMs\":1e3}", "expiresInMs"},
            {"{\"expiresInMs\":60000,\"at\":-1}", "at"},
            {"{\"expiresInMs\":60000,\"at\":\"5\"}", "at"},
            {"{\"expiresInMs\":60000,\"label\":5}", "label"},
            {"{\"expiresInMs\":60000,\"label\":\"" + "x".repeat(201) + "\"}", "label"},
            {"{\"expiresInMs\":60000,\"export\":1}", "export"},
            {"{\"expiresInMs\":60000,\"recordingId\":\"x\"}", "recordingId"}
        }) {
            ask(wrong[0]).then().statusCode(400).body("member", equalTo(wrong[1]));
        }
        ask("[]").then().statusCode(400).body("reason", equalTo("bad_body"));
        ask("").then().statusCode(400);
    }

    @Test
    void aRecordingHasALimitedNumberOfOpenLinks() {
        for (int i = 0; i < 3; i++) {
            created("{\"expiresInMs\":60000}");
        }
        ask("{\"expiresInMs\":60000}").then().statusCode(409).body("reason", equalTo("too_many_shares"));
        CatalogRows.run("UPDATE shares SET revoked_at = now() WHERE recording_id = ?", UUID.fromString(recording));
        created("{\"expiresInMs\":60000}");
    }

    private JsonPath created(String body) {
        return ask(body).then().statusCode(201).extract().jsonPath();
    }

    private Response ask(String body) {
        return shop.secretly()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/recordings/" + recording + "/shares");
    }

    private static Response byToken(String recordingId, String token) {
        return given().queryParam("share", token).get("/api/v1/recordings/" + recordingId);
    }
}
