package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.indexer.beat.Beats;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.log.Subject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backend.class)
class BeatsTest {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    /** What an operator would call at once. */
    private static final Duration SOON = Duration.ofSeconds(8);

    EmbeddedKafka kafka;
    EmbeddedS3 s3;
    EmbeddedClickHouse clickHouse;

    @Inject
    Pool catalog;

    @Inject
    Stored stored;

    @Inject
    Beats beats;

    private TestLog log;

    @BeforeEach
    void open() {
        log = new TestLog(kafka.bootstrapServers());
        await().atMost(WITHIN).until(() -> waitingFor() == null && beat().getInteger("partitions") == 4);
    }

    @AfterEach
    void close() {
        s3.start();
        clickHouse.start();
        kafka.start();
        log.close();
    }

    @Test
    void saysThatItLivesAndWhatItHasPublished() {
        Subject recording = recordSomething();
        await().atMost(WITHIN)
                .until(() -> !stored.events(recording.recordingId()).isEmpty());

        OffsetDateTime seen = beat().getOffsetDateTime("beat_at");
        await().atMost(SOON).until(() -> beat().getOffsetDateTime("beat_at").isAfter(seen));
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(beat().getString("host")).isNotEmpty();
            assertThat(beat().getOffsetDateTime("published_at")).isNotNull();
            assertThat(beat().getLong("oldest_unindexed_ms")).isNull();
        });
    }

    @Test
    void saysThatItWaitsForObjectStorageAndHowOldTheOldestRecordIs() {
        s3.kill();
        Subject recording = recordSomething();

        await().atMost(SOON).until(() -> "object-storage".equals(waitingFor()));
        OffsetDateTime since = beat().getOffsetDateTime("waiting_since");
        OffsetDateTime seen = beat().getOffsetDateTime("beat_at");
        await().atMost(SOON).untilAsserted(() -> {
            // the publisher hangs, the beat doesn't
            assertThat(beat().getOffsetDateTime("beat_at")).isAfter(seen.plusSeconds(2));
            assertThat(Duration.between(since, beat().getOffsetDateTime("waiting_since")))
                    .isLessThan(Duration.ofSeconds(1));
            assertThat(beat().getLong("oldest_unindexed_ms")).isGreaterThan(2_000);
        });

        s3.start();
        await().atMost(WITHIN).until(() -> waitingFor() == null && beat().getLong("oldest_unindexed_ms") == null);
        assertThat(stored.events(recording.recordingId())).isNotEmpty();
    }

    @Test
    void saysThatFactsWaitForClickHouse() {
        clickHouse.kill();
        Subject recording = recordSomething();

        await().atMost(SOON).until(() -> "clickhouse".equals(waitingFor()));
        // replays don't wait for it
        await().atMost(SOON).until(() -> !stored.events(recording.recordingId()).isEmpty());

        clickHouse.start();
        await().atMost(WITHIN).until(() -> waitingFor() == null);
        await().atMost(WITHIN)
                .until(() -> stored.facts(recording.recordingId(), "page_view").rows() == 1);
    }

    @Test
    void tellsObjectStorageFirstWhenBothAreAway() {
        clickHouse.kill();
        recordSomething();
        await().atMost(SOON).until(() -> "clickhouse".equals(waitingFor()));
        s3.kill();
        recordSomething();

        await().atMost(SOON).until(() -> "object-storage".equals(waitingFor()));

        s3.start();
        await().atMost(WITHIN).until(() -> "clickhouse".equals(waitingFor()));
    }

    @Test
    void isUnreadyWhileKafkaIsAwayAndSaysSo() {
        await().atMost(WITHIN).until(() -> readiness() == 200);

        kafka.kill();
        await().atMost(WITHIN).until(() -> readiness() == 503);
        await().atMost(SOON).until(() -> "kafka".equals(waitingFor()));

        kafka.start();
        await().atMost(WITHIN).until(() -> readiness() == 200 && waitingFor() == null);
    }

    private static int readiness() {
        return RestAssured.get("/q/health/ready").statusCode();
    }

    @Test
    void sweepsTheRowOfAnIndexerThatDied() {
        UUID dead = UUID.randomUUID();
        catalog.preparedQuery("""
                        INSERT INTO indexers (instance, host, version, started_at, beat_at, partitions)
                        VALUES ($1, 'gone', '0', now(), now() - interval '61 minutes', 0)
                        """).execute(Tuple.of(dead)).await().atMost(WITHIN);

        await().atMost(SOON)
                .until(() -> catalog.preparedQuery("SELECT 1 FROM indexers WHERE instance = $1")
                                .execute(Tuple.of(dead))
                                .await()
                                .atMost(WITHIN)
                                .size()
                        == 0);
    }

    private Subject recordSomething() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.meta("https://shop.example/", Events.T0) + Events.marks("a", 0, 3));
        return recording;
    }

    private @Nullable String waitingFor() {
        return beat().getString("waiting_for");
    }

    private Row beat() {
        return Objects.requireNonNull(catalog.preparedQuery("SELECT * FROM indexers WHERE instance = $1")
                .execute(Tuple.of(beats.instance()))
                .await()
                .atMost(WITHIN)
                .iterator()
                .next());
    }
}
