package dev.playhead.query.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.playhead.query.CatalogRows;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import dev.playhead.query.SettingsTopicReader;
import dev.playhead.storage.access.SecretKeys;
import dev.playhead.wire.settings.WebsiteSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class KeysTest {
    private Keys website = new Keys("", "", "");
    private String path = "";

    @BeforeEach
    void aWebsite() {
        website = Keys.create("Shop");
        path = "/api/v1/websites/" + website.websiteId() + "/keys";
    }

    @Test
    void aSecretKeyIsShownOnceAndReadsUntilItIsRevoked() {
        JsonPath made = create(Map.of("kind", "secret", "name", "Nightly", "role", "viewer"));
        String secret = made.getString("key");
        assertThat(secret).matches("sk_.{43}");

        website.secretly()
                .get(path)
                .then()
                .statusCode(200)
                .body("keys.kind", contains("public", "secret", "secret"))
                .body("keys[2].name", equalTo("Nightly"))
                .body("keys[2].role", equalTo("viewer"))
                .body("keys[2].lastUsedOn", nullValue())
                .body("keys[2].key", nullValue())
                .body("keys[0].key", equalTo(website.publicKey()));
        Keys.with(secret).get("/api/v1/recordings").then().statusCode(200);
        await().untilAsserted(() -> website.secretly()
                .get(path)
                .then()
                .body(
                        "keys[2].lastUsedOn",
                        equalTo(LocalDate.now(ZoneOffset.UTC).toString())));

        revoke(made.getString("keyId"), 204);
        revoke(made.getString("keyId"), 204);

        Keys.with(secret).get("/api/v1/recordings").then().statusCode(401);
        website.secretly().get(path).then().body("keys", hasSize(2));
    }

    @Test
    void aViewersKeyChangesNothing() {
        String viewer = create(Map.of("kind", "secret", "role", "viewer")).getString("key");
        String editor = create(Map.of("kind", "secret", "role", "editor")).getString("key");

        for (String key : new String[] {viewer, editor}) {
            Keys.with(key).get(path).then().statusCode(403).body("role", equalTo("admin"));
            Keys.with(key)
                    .contentType("application/json")
                    .body(Map.of("kind", "public"))
                    .post(path)
                    .then()
                    .statusCode(403);
            Keys.with(key)
                    .contentType("application/json")
                    .body("{}")
                    .patch("/api/v1/websites/" + website.websiteId())
                    .then()
                    .statusCode(403)
                    .body("reason", equalTo("role_needed"));
        }
    }

    @Test
    void ingestHearsOfKeysThatWriteOrErase() {
        JsonPath writes = create(Map.of("kind", "public", "name", "Second site"));
        JsonPath erases = create(Map.of("kind", "secret", "role", "editor"));
        JsonPath views = create(Map.of("kind", "secret", "role", "viewer"));

        awaitSettings(settings -> settings.publicKeys().contains(writes.getString("key"))
                && settings.secretKeyHashes().contains(hash(erases))
                && settings.version() == 4);
        assertThat(latest().secretKeyHashes()).hasSize(2).doesNotContain(hash(views));

        revoke(writes.getString("keyId"), 204);
        revoke(erases.getString("keyId"), 204);

        awaitSettings(settings -> settings.publicKeys().equals(List.of(website.publicKey()))
                && !settings.secretKeyHashes().contains(hash(erases)));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        for (String body : new String[] {
            "{}",
            "{\"kind\":\"root\"}",
            "{\"kind\":\"public\",\"role\":\"admin\"}",
            "{\"kind\":\"secret\",\"role\":\"god\"}",
            "{\"kind\":\"secret\",\"nmae\":\"x\"}",
            "[]"
        }) {
            website.secretly()
                    .contentType("application/json")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(400);
        }
        revoke(UUID.randomUUID().toString(), 404);
        revoke("none", 404);
    }

    @Test
    void anotherWebsitesKeyIsUnknown() {
        String keyId = create(Map.of("kind", "secret")).getString("keyId");
        Keys other = Keys.create("Other");

        other.secretly().get(path).then().statusCode(404);
        other.secretly()
                .delete("/api/v1/websites/" + other.websiteId() + "/keys/" + keyId)
                .then()
                .statusCode(404);
    }

    @Test
    void usageTellsWhatTheMonthHolds() {
        CatalogRows.run(
                "INSERT INTO usage_daily (website_id, day, recordings, events_stored, raw_bytes, stored_bytes)"
                        + " VALUES (?, '2025-10-31', 5, 50, 500, 50), (?, '2025-11-01', 7, 70, 700, 70), (?, '2025-11-30', 1, 1, 1, 1),"
                        + " (?, '2025-12-01', 9, 90, 900, 90)",
                website.websiteId(),
                website.websiteId(),
                website.websiteId(),
                website.websiteId());
        Keys.with(Keys.ADMIN)
                .contentType("application/json")
                .body("{\"monthlyQuota\":10}")
                .patch("/api/v1/websites/" + website.websiteId())
                .then()
                .statusCode(200);
        String usage = "/api/v1/websites/" + website.websiteId() + "/usage";

        website.secretly()
                .queryParam("month", "2025-11")
                .get(usage)
                .then()
                .statusCode(200)
                .body("recordings", equalTo(8))
                .body("quota", equalTo(10))
                .body("left", equalTo(2))
                .body("events", equalTo(71))
                .body("days.day", contains("2025-11-01", "2025-11-30"));
        website.secretly().queryParam("month", "2025-13").get(usage).then().statusCode(400);
        website.secretly().get(usage).then().statusCode(200).body("recordings", equalTo(0));
    }

    private JsonPath create(Map<String, String> body) {
        return website.secretly()
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private void revoke(String keyId, int status) {
        website.secretly().delete(path + "/" + keyId).then().statusCode(status);
    }

    private static String hash(JsonPath made) {
        return HexFormat.of().formatHex(SecretKeys.hash(made.getString("key")));
    }

    private void awaitSettings(Predicate<WebsiteSettings> wanted) {
        await().until(() -> wanted.test(latest()));
    }

    private WebsiteSettings latest() {
        try (SettingsTopicReader topic = new SettingsTopicReader()) {
            await().until(() -> !topic.of(website.websiteId()).isEmpty());
            return topic.of(website.websiteId()).stream()
                    .max(Comparator.comparingLong(WebsiteSettings::version))
                    .orElseThrow();
        }
    }
}
