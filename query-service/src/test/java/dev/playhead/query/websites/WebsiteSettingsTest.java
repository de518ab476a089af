package dev.playhead.query.websites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.playhead.query.CatalogRows;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import dev.playhead.query.SettingsTopicReader;
import dev.playhead.storage.access.SecretKeys;
import dev.playhead.wire.settings.LimitSettings;
import dev.playhead.wire.settings.WebsiteSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What settings take, and what they refuse. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class WebsiteSettingsTest {
    private static final String PATH = "/api/v1/websites";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"sampleRate\":1.5}|sampleRate",
                "{\"sampleRate\":\"much\"}|sampleRate",
                "{\"retentionDays\":0}|retentionDays",
                "{\"monthlyQuota\":-1}|monthlyQuota",
                "{\"privacy\":\"none\"}|privacy",
                "{\"name\":\" \"}|name",
                "{\"allowedOrigins\":[\"shop.example\"]}|allowedOrigins",
                "{\"allowedOrigins\":[\"https://shop.example/path\"]}|allowedOrigins",
                "{\"flush\":{\"intervalMs\":1}}|flush",
                "{\"flush\":{\"often\":true}}|flush.often",
                "{\"enabeld\":false}|enabeld",
                "{\"allowedOrigins\":[null]}|allowedOrigins",
                "{\"maskingRules\":[null]}|maskingRules.0",
                "{\"maskingRules\":[{\"pattern\":\"a\"},{}]}|maskingRules.1.pattern",
                "{\"maskingRules\":[{\"pattern\":null}]}|maskingRules.0.pattern",
                "{\"maskingRules\":[{\"pattern\":\"\"}]}|maskingRules.0.pattern",
                "{\"maskingRules\":[{\"pattern\":\"(\"}]}|maskingRules.0.pattern",
                "{\"maskingRules\":[{\"pattern\":\"a*\"}]}|maskingRules.0.pattern",
                "{\"maskingRules\":[{\"pattern\":\"((a{999}){999}){999}\"}]}|maskingRules.0.pattern",
                "{\"maskingRules\":[{\"pattern\":\"a\",\"replacement\":\"<b>\"}]}|maskingRules.0.replacement",
                "{\"maskingRules\":[\"a\"]}|maskingRules.0",
                "{\"maskingRules\":{}}|maskingRules",
                "{\"limits\":{\"chunksPerSecond\":-1}}|limits.chunksPerSecond",
                "{\"limits\":{\"bytesPerMinute\":9223372036854775807}}|limits.bytesPerMinute",
                "{\"limits\":{\"recordingBytes\":-1}}|limits.recordingBytes",
                "{\"limits\":{\"chunks\":1}}|limits.chunks",
                "{\"includeCountry\":\"perhaps\"}|includeCountry",
            })
    void badSettingsAreNamedAndChangeNothing(String body, String member) {
        Keys website = Keys.create("Careful");

        admin().body(body)
                .patch(PATH + "/" + website.websiteId())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("member", equalTo(member));

        admin().get(PATH + "/" + website.websiteId()).then().body("version", equalTo(1));
    }

    @Test
    void hugePatternsAndTooManyRulesAreRefusedWithTheirLimit() {
        Keys website = Keys.create("Careful");

        change(website, "{\"maskingRules\":[{\"pattern\":\"" + "a".repeat(1_000_000) + "\"}]}")
                .statusCode(400)
                .body("member", equalTo("maskingRules.0.pattern"))
                .body("detail", containsString("500"));
        change(website, "{\"maskingRules\":[" + "{\"pattern\":\"a\"},".repeat(50) + "{\"pattern\":\"a\"}]}")
                .statusCode(400)
                .body("member", equalTo("maskingRules"))
                .body("detail", containsString("50"));
    }

    @Test
    void limitsAndCountryReachIngestAndChangeOneByOne() {
        Keys website = Keys.create("Bounded");

        change(website, "{\"limits\":{\"chunksPerSecond\":5,\"recordingBytes\":1000000},\"includeCountry\":true}")
                .statusCode(200)
                .body("includeCountry", equalTo(true));
        change(website, "{\"limits\":{\"chunksPerSecond\":0,\"bytesPerMinute\":50000000000}}")
                .statusCode(200)
                .body("limits.chunksPerSecond", equalTo(0))
                .body("limits.recordingBytes", equalTo(1_000_000));

        WebsiteSettings published = newest(website.websiteId(), 3);
        assertThat(published.limits()).isEqualTo(new LimitSettings(0, 50_000_000_000L, 1_000_000));
        assertThat(published.includeCountry()).isTrue();
    }

    @Test
    void ingestLearnsTheSecretKeysOfWebsitesFromBeforeItKnewThem() {
        Keys website = Keys.create("Old");
        CatalogRows.run(
                "update websites set settings = settings - 'secretKeyHashes' where website_id = ?",
                website.websiteId());

        WebsiteSettings published = newest(website.websiteId(), 2);

        assertThat(published.secretKeyHashes())
                .containsExactly(HexFormat.of().formatHex(SecretKeys.hash(website.secretKey())));
    }

    private static ValidatableResponse change(Keys website, String body) {
        return admin().body(body).patch(PATH + "/" + website.websiteId()).then();
    }

    private static WebsiteSettings newest(String websiteId, long version) {
        return published(websiteId, version).stream()
                .filter(settings -> settings.version() == version)
                .findFirst()
                .orElseThrow();
    }

    private static RequestSpecification admin() {
        return Keys.with(Keys.ADMIN).contentType("application/json");
    }

    private static List<WebsiteSettings> published(String websiteId, long lastVersion) {
        try (SettingsTopicReader topic = new SettingsTopicReader()) {
            await().until(() -> topic.of(websiteId).stream().anyMatch(settings -> settings.version() == lastVersion));
            return topic.of(websiteId);
        }
    }
}
