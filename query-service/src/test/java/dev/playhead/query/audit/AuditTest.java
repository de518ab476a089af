package dev.playhead.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.playhead.query.CatalogRows;
import dev.playhead.query.CatalogRows.Row;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class AuditTest {
    @Inject
    AuditEntries entries;

    private Keys website = new Keys("", "", "");
    private String log = "";

    @BeforeEach
    void aWebsite() {
        website = Keys.create("Shop");
        log = "/api/v1/websites/" + website.websiteId() + "/audit";
    }

    @Test
    void changesAreNotedWithWhoMadeThem() {
        String recording = Row.of(website.websiteId(), 1_000).insert();
        body("{\"enabled\":false,\"privacy\":\"strict\"}").patch("/api/v1/websites/" + website.websiteId());
        String keyId = key("viewer").getString("keyId");
        website.secretly().delete("/api/v1/websites/" + website.websiteId() + "/keys/" + keyId);
        String shares = "/api/v1/recordings/" + recording + "/shares";
        String shareId = body("{\"expiresInMs\":60000,\"label\":\"you\"}")
                .post(shares)
                .then()
                .statusCode(201)
                .extract()
                .path("shareId");
        website.secretly().delete(shares + "/" + shareId).then().statusCode(204);
        website.secretly().delete("/api/v1/recordings/" + recording).then().statusCode(202);

        JsonPath page = page(Map.of());
        assertThat(page.<String>getList("entries.action"))
                .containsExactly(
                        "recording_erased",
                        "share_revoked",
                        "share_created",
                        "key_revoked",
                        "key_created",
                        "website_changed",
                        "website_created");
        assertThat(page.getString("entries[6].actor")).isEqualTo("admin");
        assertThat(page.getString("entries[0].actor")).startsWith("key:").isEqualTo(page.getString("entries[1].actor"));
        assertThat(page.getString("entries[0].recordingId")).isEqualTo(recording);
        assertThat(page.getString("entries[2].detail.shareId")).isEqualTo(shareId);
        assertThat(page.getString("entries[4].detail.keyId")).isEqualTo(keyId);
        assertThat(page.getString("entries[5].detail.members")).isEqualTo("enabled,privacy");
        assertThat(page(Map.of("action", "key_created")).getList("entries")).hasSize(1);
        assertThat(page(Map.of("recordingId", recording)).getList("entries")).hasSize(3);
        assertThat(page(Map.of("actor", "admin")).getList("entries")).hasSize(1);
        assertThat(page(Map.of("to", "1")).getList("entries")).isEmpty();
    }

    @Test
    void filtersThatAreKeptAndForgottenAreNoted() {
        String filters = "/api/v1/websites/" + website.websiteId() + "/filters";
        String filterId = body("{\"name\":\"Rage\",\"query\":\"minRageClicks=1\"}")
                .post(filters)
                .then()
                .statusCode(200)
                .extract()
                .path("filterId");
        body("{\"name\":\"Rage\",\"query\":\"minRageClicks=2\"}")
                .post(filters)
                .then()
                .statusCode(200);
        body("{\"name\":\"Anger\"}").patch(filters + "/" + filterId).then().statusCode(200);
        website.secretly().delete(filters + "/" + filterId).then().statusCode(204);
        website.secretly().delete(filters + "/" + filterId).then().statusCode(404);

        JsonPath page = page(Map.of("action", "website_changed"));
        assertThat(page.<String>getList("entries.detail.change"))
                .containsExactly("filter_deleted", "filter_renamed", "filter_saved", "filter_saved");
        assertThat(page.<String>getList("entries.detail.filterId")).containsOnly(filterId);
    }

    @Test
    void pagesFollowEachOtherWithoutGapAndWithoutRepetition() {
        // many at the same instant: time alone does not tell them apart
        for (int i = 0; i < 25; i++) {
            CatalogRows.run(
                    "INSERT INTO audit (entry_id, website_id, at, actor, action, detail)"
                            + " VALUES (?, ?, now() - interval '1 day' * ?, 'admin', 'sql_run', cast(? as jsonb))",
                    UUID.randomUUID(),
                    website.websiteId(),
                    i / 10,
                    "{\"n\":\"" + i + "\"}");
        }

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, String> asked = cursor == null
                    ? Map.of("limit", "4", "action", "sql_run")
                    : Map.of("limit", "4", "action", "sql_run", "cursor", cursor);
            JsonPath page = page(asked);
            seen.addAll(page.getList("entries.detail.n"));
            cursor = page.getString("nextCursor");
        } while (cursor != null);

        assertThat(seen).hasSize(25).doesNotHaveDuplicates();
        website.secretly().queryParam("cursor", "x").get(log).then().statusCode(400);
        website.secretly().queryParam("acton", "x").get(log).then().statusCode(400);
    }

    @Test
    void onlyTheWebsitesAdminsReadIt() {
        Keys.with(key("editor").getString("key"))
                .get(log)
                .then()
                .statusCode(403)
                .body("role", equalTo("admin"));
        Keys.create("Other").secretly().get(log).then().statusCode(404);
        Keys.with(Keys.ADMIN).get(log).then().statusCode(200).body("entries", notNullValue());
    }

    @Test
    void whatCannotBeNotedIsNotDone() {
        String recording = Row.of(website.websiteId(), 1_000).insert();
        CatalogRows.run("ALTER TABLE audit RENAME TO audit_elsewhere");
        try {
            website.secretly().delete("/api/v1/recordings/" + recording).then().statusCode(500);
            body("{\"kind\":\"secret\"}")
                    .post("/api/v1/websites/" + website.websiteId() + "/keys")
                    .then()
                    .statusCode(500)
                    .body("key", nullValue());
        } finally {
            CatalogRows.run("ALTER TABLE audit_elsewhere RENAME TO audit");
        }

        website.secretly()
                .get("/api/v1/websites/" + website.websiteId() + "/keys")
                .then()
                .body("keys", hasSize(2));
    }

    @Test
    void whatIsTooOldIsRemoved() throws Throwable {
        CatalogRows.run(
                "INSERT INTO audit (entry_id, website_id, at, actor, action) VALUES (?, ?, now() - interval '366 days', 'admin', 'sql_run')",
                UUID.randomUUID(),
                website.websiteId());
        assertThat(page(Map.of()).getList("entries")).hasSize(2);

        VertxContextSupport.subscribeAndAwait(
                () -> entries.removeBefore(Instant.now().minus(Duration.ofDays(365))));

        assertThat(page(Map.of()).<String>getList("entries.action")).containsExactly("website_created");
    }

    private JsonPath key(String role) {
        return body("{\"kind\":\"secret\",\"role\":\"" + role + "\"}")
                .post("/api/v1/websites/" + website.websiteId() + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    private RequestSpecification body(String json) {
        return website.secretly().contentType("application/json").body(json);
    }

    private JsonPath page(Map<String, String> parameters) {
        return website.secretly()
                .queryParams(parameters)
                .get(log)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
