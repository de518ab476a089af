package dev.playhead.storage.catalog;

import static dev.playhead.storage.Samples.SHOP;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.vertx.RunOnVertxContext;
import io.quarkus.test.vertx.UniAsserter;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntitiesTest {
    @Inject
    Pool catalog;

    @Inject
    CatalogRows rows;

    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void recording() {
        rows.recording(id, SHOP.value(), 4, 9, "ready");
    }

    @Test
    @RunOnVertxContext
    void websitesAndKeysAreWrittenAndRead(UniAsserter asserter) {
        WebsiteEntity website = new WebsiteEntity();
        website.websiteId = "flid_entity0000000001";
        website.name = "Shop";
        website.version = 3;
        website.settings = "{\"sampleRate\": 0.5}";
        website.createdAt = Instant.parse("2025-06-15T10:40:00Z");
        ApiKeyEntity key = new ApiKeyEntity();
        key.keyId = UUID.randomUUID();
        key.websiteId = website.websiteId;
        key.kind = "secret";
        key.secretHash = new byte[] {1, 2, 3};

        asserter.execute(() -> Panache.withTransaction(() -> website.persist().chain(() -> key.persist())));

        asserter.assertThat(
                () -> Panache.withSession(() -> WebsiteEntity.<WebsiteEntity>findById(website.websiteId)), read -> {
                    Assertions.assertThat(new JsonObject(read.settings).getDouble("sampleRate"))
                            .isEqualTo(0.5);
                    Assertions.assertThat(read.createdAt).isEqualTo(website.createdAt);
                });
        asserter.assertThat(
                () -> catalog.preparedQuery("SELECT jsonb_typeof(settings) FROM websites WHERE website_id = $1")
                        .execute(Tuple.of(website.websiteId))
                        .map(rows -> rows.iterator().next().getString(0)),
                type -> Assertions.assertThat(type).isEqualTo("object"));
        asserter.assertThat(
                () -> Panache.withSession(() -> ApiKeyEntity.<ApiKeyEntity>findById(key.keyId)),
                read -> Assertions.assertThat(read.secretHash).containsExactly(1, 2, 3));
    }

    @Test
    @RunOnVertxContext
    void recordingsAreRead(UniAsserter asserter) {
        asserter.assertThat(() -> Panache.withSession(() -> RecordingEntity.<RecordingEntity>findById(id)), read -> {
            Assertions.assertThat(read.counts.clicks).isEqualTo(3);
            Assertions.assertThat(read.entryUrl).isEqualTo("https://shop.example/ü");
            Assertions.assertThat(new JsonObject(read.metadata).getString("plan"))
                    .isEqualTo("gold");
            Assertions.assertThat(read.pages).contains("/b");
            Assertions.assertThat(read.endedAt).isNull();
        });
    }
}
