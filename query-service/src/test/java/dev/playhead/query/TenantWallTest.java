package dev.playhead.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.playhead.query.CatalogRows.Row;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two websites, every endpoint, every kind of key. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class TenantWallTest {
    private Keys mine = new Keys("", "", "");
    private Keys theirs = new Keys("", "", "");
    private String myRecording = "";
    private String theirRecording = "";
    private String theirErased = "";

    @BeforeEach
    void twoWebsitesWithARecordingEach() {
        mine = Keys.create("Mine");
        theirs = Keys.create("Theirs");
        myRecording = Row.of(mine.websiteId(), 1_000).visitorUid("same").insert();
        theirRecording = Row.of(theirs.websiteId(), 1_000).visitorUid("same").insert();
        theirErased = Row.of(theirs.websiteId(), 1_000).state("erased").insert();
    }

    static Stream<String> endpoints() {
        return Stream.of(
                "GET /api/v1/recordings",
                "GET /api/v1/recordings/facets",
                "GET /api/v1/recordings/{recording}",
                "PATCH /api/v1/recordings/{recording}",
                "GET /api/v1/recordings/{recording}/marks",
                "GET /api/v1/recordings/{recording}/notes",
                "POST /api/v1/recordings/{recording}/notes",
                "GET /api/v1/sessions/s-1",
                "GET /api/v1/websites/{website}/filters",
                "DELETE /api/v1/recordings/{recording}",
                "GET /api/v1/recordings/{recording}/facts",
                "GET /api/v1/recordings/{recording}/erasure",
                "GET /api/v1/recordings/{recording}/shares",
                "POST /api/v1/recordings/{recording}/shares",
                "DELETE /api/v1/recordings/{recording}/shares/5b7c2f0a-4a53-4b3e-9f57-1f1d7d0c6c11",
                "GET /recordings",
                "GET /recordings/{recording}",
                "GET /api/sessions",
                "GET /api/sessions/{recording}",
                "GET /api/sessions/index/live",
                "GET /api/v1/system",
                "GET /api/v1/websites",
                "GET /api/v1/websites/{website}",
                "PATCH /api/v1/websites/{website}",
                "GET /api/v1/websites/{website}/keys",
                "POST /api/v1/websites/{website}/keys",
                "DELETE /api/v1/websites/{website}/keys/5b7c2f0a-4a53-4b3e-9f57-1f1d7d0c6c11",
                "GET /api/v1/websites/{website}/usage",
                "POST /api/v1/websites");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void nobodyGetsInWithoutAKeyThatReads(String endpoint) {
        List<String> headers = List.of(
                "Bearer",
                "Bearer ",
                "Bearer sk_wrong",
                "Bearer " + mine.publicKey(),
                "Basic " + mine.secretKey(),
                mine.secretKey(),
                "Bearer " + mine.secretKey() + "x",
                "Bearer " + mine.secretKey().substring(1));
        RequestSpecification bare = given();
        assertRefused(send(bare, endpoint, mine.websiteId(), myRecording));
        for (String header : headers) {
            RequestSpecification request = given().header("Authorization", header);
            assertRefused(send(request, endpoint, mine.websiteId(), myRecording));
        }
    }

    @Test
    void aSecretKeyListsItsOwnRecordingsOnly() {
        assertThat(recordings(mine.secretly())).containsExactly(myRecording);
        assertThat(recordings(mine.secretly().queryParam("websiteId", mine.websiteId())))
                .containsExactly(myRecording);
        assertThat(recordings(mine.secretly().queryParam("visitorUid", "same"))).containsExactly(myRecording);
    }

    @Test
    void aSecretKeySeesNoDifferenceBetweenAForeignWebsiteAndNone() {
        Response foreign =
                mine.secretly().queryParam("websiteId", theirs.websiteId()).get("/api/v1/recordings");
        Response none = mine.secretly()
                .queryParam("websiteId", "flid_" + "0".repeat(20))
                .get("/api/v1/recordings");

        assertThat(foreign.statusCode()).isEqualTo(404);
        assertSame(foreign, none);
        assertSame(
                mine.secretly().get("/api/v1/websites/" + theirs.websiteId()),
                mine.secretly().get("/api/v1/websites/flid_" + "0".repeat(20)));
        assertSame(
                mine.secretly()
                        .contentType("application/json")
                        .body("{}")
                        .patch("/api/v1/websites/" + theirs.websiteId()),
                mine.secretly()
                        .contentType("application/json")
                        .body("{}")
                        .patch("/api/v1/websites/flid_" + "0".repeat(20)));
    }

    @Test
    void aSecretKeySeesNoDifferenceBetweenAForeignRecordingAndNone() {
        Response none = mine.secretly().get("/api/v1/recordings/" + UUID.randomUUID());

        assertThat(none.statusCode()).isEqualTo(404);
        assertSame(mine.secretly().get("/api/v1/recordings/" + theirRecording), none);
        assertSame(mine.secretly().get("/api/v1/recordings/" + theirErased), none);
        assertSame(mine.secretly().get("/api/v1/recordings/no-uuid"), none);
        for (String id : List.of(theirRecording, theirErased, "no-uuid")) {
            assertSame(mine.secretly().get("/api/v1/recordings/" + id + "/facts"), none);
            assertSame(mine.secretly().delete("/api/v1/recordings/" + id), none);
            assertSame(mine.secretly().get("/api/v1/recordings/" + id + "/shares"), none);
            assertSame(
                    mine.secretly()
                            .contentType("application/json")
                            .body("{\"expiresInMs\":60000}")
                            .post("/api/v1/recordings/" + id + "/shares"),
                    none);
            assertSame(mine.secretly().delete("/api/v1/recordings/" + id + "/shares/" + UUID.randomUUID()), none);
        }
    }

    @Test
    void aCursorOfAnotherWebsiteOpensNothing() {
        Row.of(theirs.websiteId(), 500).insert();
        String cursor = theirs.secretly()
                .queryParam("limit", 1)
                .get("/api/v1/recordings")
                .jsonPath()
                .getString("nextCursor");

        List<String> seen = recordings(mine.secretly().queryParam("cursor", cursor));

        assertThat(seen).isSubsetOf(myRecording);
    }

    @Test
    void aSecretKeySeesAndChangesItsOwnWebsiteButNotItsQuota() {
        assertThat(mine.secretly().get("/api/v1/websites").jsonPath().<String>getList("websites.websiteId"))
                .containsExactly(mine.websiteId());
        mine.secretly().get("/api/v1/websites/" + mine.websiteId()).then().statusCode(200);
        mine.secretly()
                .contentType("application/json")
                .body("{\"enabled\":false}")
                .patch("/api/v1/websites/" + mine.websiteId())
                .then()
                .statusCode(200);
        mine.secretly()
                .contentType("application/json")
                .body("{\"monthlyQuota\":0}")
                .patch("/api/v1/websites/" + mine.websiteId())
                .then()
                .statusCode(403);
        mine.secretly()
                .contentType("application/json")
                .body("{\"name\":\"more\"}")
                .post("/api/v1/websites")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    @Test
    void theAdminKeyReadsEveryWebsite() {
        RequestSpecification admin = Keys.with(Keys.ADMIN);
        assertThat(recordings(admin.queryParam("websiteId", theirs.websiteId())))
                .containsExactly(theirRecording);
        assertThat(recordings(
                        Keys.with(Keys.ADMIN).queryParam("visitorUid", "same").queryParam("limit", 200)))
                .contains(myRecording, theirRecording);
        Keys.with(Keys.ADMIN).get("/api/v1/recordings/" + myRecording).then().statusCode(200);
        Keys.with(Keys.ADMIN).get("/api/v1/recordings/" + theirErased).then().statusCode(410);
        assertThat(Keys.with(Keys.ADMIN).get("/api/v1/websites").jsonPath().<String>getList("websites.websiteId"))
                .contains(mine.websiteId(), theirs.websiteId());
    }

    private static Response send(RequestSpecification request, String endpoint, String website, String recording) {
        String[] parts = endpoint.split(" ");
        String path = parts[1].replace("{website}", website).replace("{recording}", recording);
        return switch (parts[0]) {
            case "GET" -> request.get(path);
            case "DELETE" -> request.delete(path);
            case "PATCH" -> request.contentType("application/json").body("{}").patch(path);
            default ->
                request.contentType("application/json").body("{\"name\":\"x\"}").post(path);
        };
    }

    private static void assertRefused(Response answer) {
        answer.then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", equalTo("Bearer"))
                .body("title", notNullValue())
                .body("reason", equalTo("key_needed"));
    }

    private static void assertSame(Response one, Response other) {
        assertThat(one.statusCode()).isEqualTo(other.statusCode());
        assertThat(one.asString()).isEqualTo(other.asString());
        assertThat(one.contentType()).isEqualTo(other.contentType());
    }

    private static List<String> recordings(RequestSpecification request) {
        return request.get("/api/v1/recordings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("recordings.recordingId");
    }
}
