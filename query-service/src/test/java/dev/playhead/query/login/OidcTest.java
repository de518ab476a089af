package dev.playhead.query.login;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import dev.playhead.storage.access.SessionCookie;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class OidcTest {
    private Keys website = new Keys("", "", "");
    private String email = "";

    @BeforeEach
    void somebodyIsInvited() {
        website = Keys.create("Shop");
        email = "ada-" + UUID.randomUUID() + "@example.org";
        website.secretly()
                .contentType("application/json")
                .body("{\"email\":\"" + email + "\",\"role\":\"editor\"}")
                .post("/api/v1/websites/" + website.websiteId() + "/members")
                .then()
                .statusCode(201);
    }

    @Test
    void whoeverIsInvitedLogsInByTheirVerifiedAddressAndIsThemselvesFromThenOn() {
        String subject = UUID.randomUUID().toString();

        Response welcome = login(subject, email.replace("ada", "Ada"), true);

        assertThat(welcome.header("Location")).endsWith("/").doesNotContain("refused");
        given().cookie(SessionCookie.NAME, welcome.cookie(SessionCookie.NAME))
                .get("/api/v1/me")
                .then()
                .statusCode(200)
                .body("email", equalTo(email))
                .body("websites.role", contains("editor"));
        assertThat(login(subject, "other@example.org", true).cookie(SessionCookie.NAME))
                .as("the subject counts, whatever the address is now")
                .isNotNull();
        assertRefused(login(UUID.randomUUID().toString(), email, true));
    }

    @Test
    void anAddressThatIsNotVerifiedOrNotInvitedOpensNothing() {
        assertRefused(login(UUID.randomUUID().toString(), email, false));
        assertRefused(login(UUID.randomUUID().toString(), "stranger-" + email, true));
    }

    @Test
    void anOperatorIsAdminOfEverything() {
        Response welcome = login("the-operator", ServersResource.OPERATOR, true);

        given().cookie(SessionCookie.NAME, welcome.cookie(SessionCookie.NAME))
                .get("/api/v1/system")
                .then()
                .statusCode(200);
    }

    @Test
    void aCodeWithoutTheBrowserThatAskedForItOpensNothing() {
        Response answer = given().redirects().follow(false).get("/api/v1/login/oidc?code=stolen&state=made-up");

        assertThat(answer.statusCode()).as("asked to log in").isEqualTo(302);
        assertThat(answer.cookie(SessionCookie.NAME)).isNull();
    }

    @Test
    void theLoginPageLearnsThatThereIsAProvider() {
        given().get("/api/v1/login").then().statusCode(200).body("oidc", equalTo(true));
    }

    @Test
    void keysGoOnAsBefore() {
        website.secretly().get("/api/v1/recordings").then().statusCode(200);
        given().header("Authorization", "Bearer eyJhbGciOiJub25lIn0.e30.")
                .get("/api/v1/recordings")
                .then()
                .statusCode(401)
                .body("reason", equalTo("key_needed"));
    }

    private static void assertRefused(Response answer) {
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).endsWith("/#login-refused");
        assertThat(answer.cookie(SessionCookie.NAME)).isNull();
    }

    /** What a browser does. */
    private static Response login(String subject, String email, boolean verified) {
        Response sent = given().redirects().follow(false).get("/api/v1/login/oidc");
        assertThat(sent.statusCode()).isEqualTo(302);
        Response approved = given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .get(URI.create(sent.header("Location") + "&login_as=" + subject + "&email=" + email + "&verified="
                        + verified));
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookies(sent.cookies())
                .get(URI.create(approved.header("Location")));
    }
}
