package dev.playhead.query.websites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import dev.playhead.query.SettingsTopicReader;
import dev.playhead.recording.PrivacyLevel;
import dev.playhead.wire.settings.WebsiteSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class WebsitesTest {
    private static final String PATH = "/api/v1/websites";

    @Test
    void creatingAWebsiteGivesKeysOnceAndTellsIngest() {
        String id = admin().body(
                        "{\"name\":\"Shop\",\"allowedOrigins\":[\"https://Shop.example/\"],\"sampleRate\":0.5}")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("websiteId", matchesPattern("flid_[a-z0-9]{16,32}"))
                .body("publicKey", matchesPattern("dp_[0-9a-f]{32}"))
                .body("secretKey", matchesPattern("sk_.{30,}"))
                .body("version", equalTo(1))
                .body("privacy", equalTo("balanced"))
                .body("flush.intervalMs", equalTo(2_000))
                .extract()
                .path("websiteId");

        admin().get(PATH + "/" + id).then().statusCode(200).body("$", not(hasKey("secretKey")));
        List<WebsiteSettings> published = published(id, 1);
        assertThat(published.getFirst().version()).isEqualTo(1);
        assertThat(published.getFirst().allowedOrigins()).containsExactly("https://shop.example");
        assertThat(published.getFirst().publicKeys()).hasSize(1);
        assertThat(published.getFirst().sampleRate()).isEqualTo(0.5);
    }

    @Test
    void maskingRulesAreJudgedBeforeTheyArePublished() {
        String id = admin().body("{\"name\":\"Shop\",\"maskingRules\":[{\"pattern\":\"\\\\d{16}\"}]}")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("maskingRules[0].replacement", equalTo("•••"))
                .extract()
                .path("websiteId");
        assertThat(published(id, 1).getFirst().maskingRules())
                .extracting(rule -> rule.pattern())
                .containsExactly("\\d{16}");

        admin().body("{\"name\":\"Shop\",\"maskingRules\":[{\"pattern\":\"fine\"},{\"pattern\":\"(?=no)\"}]}")
                .post(PATH)
                .then()
                .statusCode(400)
                .body("member", equalTo("maskingRules.1.pattern"));
    }

    @Test
    void recordingsAreKeptAsLongAsTheInstallationSaysUnlessTheWebsiteSaysIt() {
        admin().body("{\"name\":\"Shop\"}").post(PATH).then().statusCode(201).body("retentionDays", equalTo(14));
        admin().body("{\"name\":\"Shop\",\"retentionDays\":90}")
                .post(PATH)
                .then()
                .statusCode(201)
                .body("retentionDays", equalTo(90));
    }

    @Test
    void anIdOfOnesOwnIsTakenOnce() {
        String id = "flid_" + Long.toString(System.nanoTime(), 36) + "0000000000";

        admin().body("{\"websiteId\":\"" + id + "\",\"name\":\"One\"}")
                .post(PATH)
                .then()
                .statusCode(201);

        admin().body("{\"websiteId\":\"" + id + "\",\"name\":\"Two\"}")
                .post(PATH)
                .then()
                .statusCode(409)
                .contentType("application/problem+json");
    }

    @Test
    void everyChangeRaisesTheVersionAndIsPublished() {
        Keys website = Keys.create("Shop");

        admin().body("{\"privacy\":\"strict\"}")
                .patch(PATH + "/" + website.websiteId())
                .then()
                .statusCode(200);
        admin().body("{\"flush\":{\"intervalMs\":15000}}")
                .patch(PATH + "/" + website.websiteId())
                .then()
                .statusCode(200)
                .body("version", equalTo(3))
                .body("privacy", equalTo("strict"))
                .body("flush.intervalMs", equalTo(15_000))
                .body("flush.maxEvents", equalTo(500))
                .body("publicKey", equalTo(website.publicKey()));

        List<WebsiteSettings> published = published(website.websiteId(), 3);
        assertThat(published).extracting(WebsiteSettings::version).contains(1L, 2L, 3L);
        WebsiteSettings last = published.stream()
                .filter(settings -> settings.version() == 3)
                .findFirst()
                .orElseThrow();
        assertThat(last.privacy()).isEqualTo(PrivacyLevel.STRICT);
        assertThat(last.flush().intervalMs()).isEqualTo(15_000);
        assertThat(last.publicKeys()).containsExactly(website.publicKey());
    }

    @Test
    void changesThatRaceGetAVersionEach() {
        Keys website = Keys.create("Busy");

        List<CompletableFuture<Integer>> changes = IntStream.range(0, 8)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> admin().body("{\"monthlyQuota\":" + n + "}")
                        .patch(PATH + "/" + website.websiteId())
                        .then()
                        .statusCode(200)
                        .extract()
                        .<Integer>path("version")))
                .toList();

        assertThat(changes.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(published(website.websiteId(), 9))
                .extracting(WebsiteSettings::version)
                .containsAll(LongStream.rangeClosed(1, 9).boxed().toList());
    }

    @Test
    void settingsArePublishedAgainByThemselves() {
        Keys website = Keys.create("Quiet");

        try (SettingsTopicReader topic = new SettingsTopicReader()) {
            await().until(() -> topic.of(website.websiteId()).size() >= 3);
            assertThat(topic.of(website.websiteId()))
                    .extracting(WebsiteSettings::version)
                    .containsOnly(1L);
        }
    }

    @ParameterizedTest
    @CsvSource(value = {"[]", "''", "{", "null", "7"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        admin().body(body).post(PATH).then().statusCode(400).contentType("application/problem+json");
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
