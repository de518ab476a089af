package dev.playhead.query.websites;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import dev.playhead.query.SettingsTopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class KafkaAwayTest {
    EmbeddedKafka kafka;

    @AfterEach
    void back() {
        kafka.start();
    }

    @Test
    @Timeout(120)
    void aChangeMadeWhileKafkaIsAwayReachesIngestLater() {
        Keys website = Keys.create("Shop");
        kafka.kill();

        Keys.with(Keys.ADMIN)
                .contentType("application/json")
                .body("{\"enabled\":false}")
                .patch("/api/v1/websites/" + website.websiteId())
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        given().get("/q/health/ready").then().statusCode(200);
        kafka.start();

        try (SettingsTopicReader topic = new SettingsTopicReader()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> topic.of(website.websiteId()).stream().anyMatch(settings -> settings.version() == 2));
            assertThat(topic.of(website.websiteId()).getLast().enabled()).isFalse();
        }
    }
}
