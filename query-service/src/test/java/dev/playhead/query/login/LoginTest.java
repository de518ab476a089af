package dev.playhead.query.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.playhead.query.CatalogRows;
import dev.playhead.query.CatalogRows.Row;
import dev.playhead.query.Keys;
import dev.playhead.query.Person;
import dev.playhead.query.ServersResource;
import dev.playhead.storage.access.SessionCookie;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class LoginTest {
    private Keys website = new Keys("", "", "");
    private String recording = "";

    @BeforeEach
    void aWebsiteWithARecording() {
        website = Keys.create("Shop");
        recording = Row.of(website.websiteId(), 1_000).insert();
    }

    @Test
    void aKeyIsExchangedForASessionThatScriptsCannotSee() {
        Response answer = login(website.secretKey());

        answer.then().statusCode(200);
        Cookie cookie = answer.detailedCookie(SessionCookie.NAME);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(cookie.isSecured()).as("over http").isFalse();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(answer.asString()).doesNotContain(website.secretKey(), cookie.getValue());
        given().get("/api/v1/login").then().statusCode(200).body("session", equalTo(false));
        by(cookie).get("/api/v1/login").then().statusCode(200).body("session", equalTo(true));
        by(cookie).get("/api/v1/recordings/" + recording).then().statusCode(200);
        by(cookie)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("csrfToken", equalTo(answer.path("csrfToken")))
                .body("expiresAt", greaterThan(System.currentTimeMillis()))
                .body("websites[0].role", equalTo("admin"));
        assertThat(given().header("X-Forwarded-For", "203.0.113.1")
                        .header("X-Forwarded-Proto", "https")
                        .contentType("application/json")
                        .body("{\"key\":\"" + website.secretKey() + "\"}")
                        .post("/api/v1/login")
                        .detailedCookie(SessionCookie.NAME)
                        .isSecured())
                .as("over https")
                .isTrue();
    }

    @Test
    void whatChangesSomethingTakesTheTokenOfTheSession() {
        Response answer = login(website.secretKey());
        Cookie cookie = answer.detailedCookie(SessionCookie.NAME);
        String path = "/api/v1/recordings/" + recording;
        String token = answer.path("csrfToken");
        String ofAnother = login(website.secretKey()).path("csrfToken");

        by(cookie).delete(path).then().statusCode(403).body("reason", equalTo("csrf_token_needed"));
        for (String wrong : List.of("", "x", ofAnother, cookie.getValue())) {
            by(cookie).header("Playhead-Csrf", wrong).delete(path).then().statusCode(403);
        }
        for (String foreign : List.of("cross-site", "same-site")) {
            by(cookie)
                    .header("Playhead-Csrf", token)
                    .header("Sec-Fetch-Site", foreign)
                    .delete(path)
                    .then()
                    .statusCode(403);
        }
        by(cookie)
                .header("Playhead-Csrf", token)
                .header("Sec-Fetch-Site", "same-origin")
                .delete(path)
                .then()
                .statusCode(202);
    }

    @Test
    void aSessionEndsWithTheLogoutItsKeyOrItsTime() {
        Cookie left = login(website.secretKey()).detailedCookie(SessionCookie.NAME);
        SessionCookie session = SessionCookie.parse(left.getValue()).orElseThrow();
        Response gone = by(left).header("Playhead-Csrf", session.csrfToken()).post("/api/v1/logout");
        gone.then().statusCode(204);
        assertThat(gone.detailedCookie(SessionCookie.NAME).getMaxAge()).isZero();
        by(left).get("/api/v1/me").then().statusCode(401);

        Cookie open = login(website.secretKey()).detailedCookie(SessionCookie.NAME);
        CatalogRows.run("UPDATE api_keys SET revoked_at = now() WHERE website_id = ?", website.websiteId());
        by(open).get("/api/v1/me").then().statusCode(401);

        Person ada = Person.loggedIn();
        ada.asking().get("/api/v1/me").then().statusCode(200);
        CatalogRows.run(
                "UPDATE sessions SET expires_at = now() - interval '1 second' WHERE session_hash = ?",
                ada.session().hash());
        ada.asking().get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void theAdminKeyLogsInAsTheOperatorAndANewOneEndsThat() {
        Cookie cookie = login(Keys.ADMIN).detailedCookie(SessionCookie.NAME);
        by(cookie)
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("actor", equalTo("admin"))
                .body("operator", equalTo(true));

        CatalogRows.run(
                "UPDATE sessions SET admin_key = '\\x00' WHERE session_hash = ?",
                SessionCookie.parse(cookie.getValue()).orElseThrow().hash());
        by(cookie).get("/api/v1/me").then().statusCode(401);
    }

    @Test
    void whoeverGuessesWaits() {
        String address = "203.0.113.7";
        Response last = attempt(address, "sk_wrong");
        for (int i = 1; i < 10; i++) {
            last = attempt(address, "sk_wrong" + i);
        }
        last.then().statusCode(401).body("reason", equalTo("wrong_key"));

        Response refused = attempt(address, website.secretKey());
        refused.then().statusCode(429).body("reason", equalTo("too_many_failures"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 600);
        attempt("203.0.113.8", website.secretKey()).then().statusCode(200);
    }

    @Test
    void nobodyIsLoggedInByAnotherSitesPageOrByAKeyThatOnlyWrites() {
        given().header("X-Forwarded-For", "203.0.113.2")
                .header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body("{\"key\":\"" + website.secretKey() + "\"}")
                .post("/api/v1/login")
                .then()
                .statusCode(403);
        attempt("203.0.113.2", website.publicKey()).then().statusCode(401);
        given().header("X-Forwarded-For", "203.0.113.2")
                .contentType("text/plain")
                .body("{\"key\":\"" + website.secretKey() + "\"}")
                .post("/api/v1/login")
                .then()
                .statusCode(415);
    }

    private static Response login(String key) {
        return attempt("203.0.113.1", key);
    }

    private static Response attempt(String address, String key) {
        return given().header("X-Forwarded-For", address)
                .contentType("application/json")
                .body("{\"key\":\"" + key + "\"}")
                .post("/api/v1/login");
    }

    private static RequestSpecification by(Cookie session) {
        return given().cookie(SessionCookie.NAME, session.getValue());
    }
}
