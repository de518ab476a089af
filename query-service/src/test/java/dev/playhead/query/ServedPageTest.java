package dev.playhead.query;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class ServedPageTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html"})
    void thePageMayRunItsOwnScriptsOnlyAndIsNeverStale(String path) {
        given().get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("script-src 'self';"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe-eval")))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Cache-Control", equalTo("no-cache"));
    }

    @Test
    void thePageNeedsNoInlineScript() {
        assertThat(given().get("/").asString()).doesNotContainPattern("<script(?![^>]*\\bsrc=)");
    }

    @Test
    void assetsWithAHashAreKeptForEver() {
        Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"")
                .matcher(given().get("/").asString());
        assertThat(script.find()).isTrue();

        Response asset = given().get(script.group(1));

        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(asset.contentType()).contains("javascript");
        assertThat(given().get("/assets/nothing.js").header("Cache-Control")).doesNotContain("immutable");
    }

    @Test
    void answersOfTheApiAreNotStored() {
        Keys.with(Keys.ADMIN)
                .get("/api/v1/websites")
                .then()
                .header("Cache-Control", equalTo("no-store"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/nothing", "/api/v2/recordings", "/api/nothing"})
    void unknownApiPathsAnswerWithAProblem(String path) {
        Keys.with(Keys.ADMIN)
                .get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("reason", equalTo("not_found"))
                .body("status", equalTo(404));
    }

    @Test
    void anUnknownMethodAnswersWithAProblem() {
        Keys.with(Keys.ADMIN).delete("/api/v1/websites").then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void theApiDescribesItself() {
        given().accept("application/json")
                .get("/api/v1/openapi")
                .then()
                .statusCode(200)
                .body("paths.'/api/v1/recordings'.get.parameters.name", hasItem("minRageClicks"))
                .body("paths.'/api/v1/recordings/{recordingId}'.get.responses.'410'.description", notNullValue())
                .body(
                        "paths.'/api/v1/recordings/{recordingId}/facts'.get.parameters.name",
                        hasItems("kind", "limit", "cursor", "recordingId"))
                .body("paths.'/api/v1/recordings/{recordingId}'.delete.responses.'202'.description", notNullValue())
                .body("paths.'/api/v1/recordings/{recordingId}/erasure'.get.summary", notNullValue())
                .body("paths.'/api/v1/system'.get.responses.'403'.description", notNullValue())
                .body("components.schemas.Fact.properties.kind.enum", hasItem("rage_click"))
                .body("components.schemas.Fact.properties.spanMs.type", equalTo("integer"))
                .body("components.schemas.Recording.properties.rageClicks", notNullValue())
                .body("components.schemas.RecordingDetail.properties.activity.type", equalTo("array"));
    }

    @Test
    void isReadyWhenTheCatalogIs() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("catalog"));
    }

    @Test
    void countsWhatItPublishes() {
        Keys.create("Counted");

        String metrics = given().get("/q/metrics").asString();
        assertThat(metrics).contains("playhead_websites_published_total");
        assertThat(metrics).containsPattern("http_server_requests_seconds_bucket\\{[^}]*le=\"0.025\"");
    }
}
