package dev.playhead.query.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.embedded.EmbeddedServer;
import dev.playhead.query.CatalogRows;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
@Timeout(180)
class SystemTest {
    private static final Duration PROMPT = Duration.ofSeconds(3);

    EmbeddedPostgreSql postgreSql;
    EmbeddedKafka kafka;
    EmbeddedClickHouse clickHouse;

    @BeforeEach
    @AfterEach
    void noIndexers() {
        CatalogRows.run("DELETE FROM indexers");
    }

    @Test
    void allIsWellWhenEveryPartIs() {
        beat("0 s", null, 3, null);
        beat("2 s", null, 5, 1_200L);

        JsonPath report = report();

        assertThat(report.getString("status")).isEqualTo("ok");
        assertThat(report.getList("parts.name"))
                .containsExactly("query", "catalog", "kafka", "clickhouse", "object-storage", "indexer");
        assertThat(report.getList("parts.status")).containsOnly("ok");
        assertThat(report.getLong("checkedAt")).isPositive();
        assertThat(report.getString("parts[5].detail"))
                .isEqualTo("2 indexers have 8 partitions; the oldest unindexed record is 1200 ms old.");
        assertThat(report.getMap("indexers[0]"))
                .containsEntry("alive", true)
                .containsEntry("partitions", 3)
                .containsEntry("waitingFor", null)
                .containsKeys("instance", "host", "beatAt", "oldestUnindexedMs", "waitingSince", "publishedAt");
    }

    @ParameterizedTest
    @CsvSource({"object-storage, down", "clickhouse, ok", "kafka, ok"})
    void anIndexerThatWaitsSaysForWhat(String server, String objectStorage) {
        beat("1 s", server, 8, 40_000L);

        Map<String, String> parts = parts(report());

        assertThat(parts).containsEntry("indexer", "waiting").containsEntry("object-storage", objectStorage);
    }

    @Test
    void anIndexerThatIsSilentIsGone() {
        beat("16 s", null, 8, null);

        JsonPath report = report();

        assertThat(report.getString("status")).isEqualTo("impaired");
        assertThat(parts(report)).containsEntry("indexer", "down").containsEntry("object-storage", "unknown");
        assertThat(report.<Boolean>get("indexers[0].alive")).isFalse();
    }

    @Test
    void withoutTheCatalogIndexersAreUnknown() {
        whileAway(
                postgreSql,
                Map.of(
                        "query", "ok",
                        "catalog", "down",
                        "kafka", "ok",
                        "clickhouse", "ok",
                        "object-storage", "unknown",
                        "indexer", "unknown"));
    }

    @Test
    void withoutKafkaItSaysSo() {
        beat("0 s", null, 8, null);
        whileAway(kafka, Map.of("query", "ok", "catalog", "ok", "kafka", "down", "clickhouse", "ok"));
    }

    @Test
    void withoutClickHouseItSaysSo() {
        beat("0 s", null, 8, null);
        whileAway(clickHouse, Map.of("query", "ok", "catalog", "ok", "kafka", "ok", "clickhouse", "down"));
    }

    @Test
    void onlyTheAdminKeySeesIt() {
        Keys website = Keys.create("Shop");

        website.secretly().get("/api/v1/system").then().statusCode(403).body("reason", equalTo("not_allowed"));
    }

    private void whileAway(EmbeddedServer server, Map<String, String> expected) {
        server.kill();
        try {
            for (int i = 0; i < 3; i++) {
                long began = System.nanoTime();
                JsonPath report = report();
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PROMPT);
                assertThat(report.getString("status")).isEqualTo("impaired");
                assertThat(parts(report)).containsAllEntriesOf(expected);
            }
        } finally {
            server.start();
        }
        String part = expected.entrySet().stream()
                .filter(entry -> entry.getValue().equals("down"))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> parts(report()).get(part).equals("ok"));
    }

    private static JsonPath report() {
        return Keys.with(Keys.ADMIN)
                .get("/api/v1/system")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, String> parts(JsonPath report) {
        Map<String, String> parts = new HashMap<>();
        for (int i = 0; i < report.getList("parts").size(); i++) {
            assertThat(report.getString("parts[" + i + "].detail")).endsWith(".");
            parts.put(report.getString("parts[" + i + "].name"), report.getString("parts[" + i + "].status"));
        }
        return parts;
    }

    private static void beat(String age, String waitingFor, int partitions, Long oldestUnindexedMs) {
        CatalogRows.run(
                "INSERT INTO indexers (instance, host, version, started_at, beat_at, partitions, oldest_unindexed_ms,"
                        + " waiting_for, waiting_since) VALUES (?, 'indexer-0', '1', now() - interval '1 hour',"
                        + " now() - ?::interval, ?, ?, ?, CASE WHEN ?::text IS NULL THEN NULL ELSE now() END)",
                UUID.randomUUID(),
                age,
                partitions,
                oldestUnindexedMs,
                waitingFor,
                waitingFor);
    }
}
