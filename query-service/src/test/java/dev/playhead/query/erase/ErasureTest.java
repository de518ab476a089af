package dev.playhead.query.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.query.CatalogRows;
import dev.playhead.query.CatalogRows.Row;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.Topics;
import dev.playhead.wire.record.Limits;
import dev.playhead.wire.record.LogRead;
import dev.playhead.wire.record.LogReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class ErasureTest {
    private static final int PARTITION = 0;

    EmbeddedKafka kafka;

    private Keys mine = new Keys("", "", "");
    private Keys theirs = new Keys("", "", "");
    private String recording = "";

    @BeforeEach
    void aRecording() {
        mine = Keys.create("Mine");
        theirs = Keys.create("Theirs");
        recording = Row.of(mine.websiteId(), 1_000).insert();
    }

    @Test
    void theSecretKeyAndTheAdminKeyErase() {
        for (RequestSpecification caller : List.of(mine.secretly(), Keys.with(Keys.ADMIN))) {
            caller.delete("/api/v1/recordings/" + recording)
                    .then()
                    .statusCode(202)
                    .body("recordingId", equalTo(recording))
                    .body("state", equalTo("erasing"));
        }

        assertThat(askedFor(recording)).isEqualTo(2);
    }

    @Test
    void nobodyElseDoes() {
        Keys.with(mine.publicKey())
                .delete("/api/v1/recordings/" + recording)
                .then()
                .statusCode(401);
        theirs.secretly()
                .delete("/api/v1/recordings/" + recording)
                .then()
                .statusCode(404)
                .body("reason", equalTo("not_found"));

        mine.secretly().delete("/api/v1/recordings/" + recording).then().statusCode(202);
        assertThat(askedFor(recording)).isEqualTo(1);
    }

    @Test
    void whatIsErasedIsNotAskedForAgain() {
        String erased = Row.of(mine.websiteId(), 1_000).state("erased").insert();

        mine.secretly().delete("/api/v1/recordings/" + erased).then().statusCode(202);
        mine.secretly().delete("/api/v1/recordings/" + recording).then().statusCode(202);

        assertThat(askedFor(recording)).isEqualTo(1);
        assertThat(askedFor(erased)).isZero();
    }

    @Test
    void theReportSaysWhatIsGoneAndWhatRemains() {
        CatalogRows.run(
                "INSERT INTO erasures (recording_id, website_id, requested_at, log_offset, partition, kafka_until,"
                        + " tombstone_at, facts_at) VALUES (?, ?, ?, 7, 0, ?, ?, ?)",
                UUID.fromString(recording),
                mine.websiteId(),
                at(1_000),
                at(9_000_000_000_000L),
                at(2_000),
                at(3_000));

        mine.secretly()
                .get("/api/v1/recordings/" + recording + "/erasure")
                .then()
                .statusCode(200)
                .body("state", equalTo("erasing"))
                .body("requestedAt", equalTo(1_000))
                .body("tombstoneAt", equalTo(2_000))
                .body("factsAt", equalTo(3_000))
                .body("segmentsAt", nullValue())
                .body("kafkaUntil", equalTo(9_000_000_000_000L))
                .body("remains", equalTo(List.of("segments", "log")));
        theirs.secretly()
                .get("/api/v1/recordings/" + recording + "/erasure")
                .then()
                .statusCode(404);

        CatalogRows.run(
                "UPDATE erasures SET segments_at = ?, kafka_until = ? WHERE recording_id = ?",
                at(4_000),
                at(5_000),
                UUID.fromString(recording));
        Keys.with(Keys.ADMIN)
                .get("/api/v1/recordings/" + recording + "/erasure")
                .then()
                .body("state", equalTo("erased"))
                .body("remains", equalTo(List.of()));
    }

    @Test
    void thereIsNoReportBeforeTheErasureIsIndexed() {
        mine.secretly()
                .get("/api/v1/recordings/" + recording + "/erasure")
                .then()
                .statusCode(404)
                .body("reason", equalTo("not_found"));
    }

    @Test
    @Timeout(120)
    void withoutKafkaNothingIsPromised() {
        kafka.kill();
        try {
            mine.secretly()
                    .delete("/api/v1/recordings/" + recording)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", equalTo("2"))
                    .body("reason", equalTo("log_unavailable"));
        } finally {
            kafka.start();
        }

        await().atMost(Duration.ofSeconds(60))
                .until(() -> mine.secretly()
                                .delete("/api/v1/recordings/" + recording)
                                .statusCode()
                        == 202);
        assertThat(askedFor(recording)).isPositive();
    }

    private static OffsetDateTime at(long epochMs) {
        return Instant.ofEpochMilli(epochMs).atOffset(ZoneOffset.UTC);
    }

    /** How often the log holds a recording's erasure, in the partition that the catalog names. */
    private static long askedFor(String recordingId) {
        String servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        TopicPartition place = new TopicPartition(Topics.CHUNKS, PARTITION);
        LogReader reader = new LogReader(PARTITION, Limits.DEFAULTS);
        List<LogEntry> entries = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            Long end = consumer.endOffsets(List.of(place)).get(place);
            while (consumer.position(place) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (reader.read(record) instanceof LogRead.Entry(LogEntry entry)) {
                        entries.add(entry);
                    }
                }
            }
        }
        return entries.stream()
                .filter(LogEntry.Erased.class::isInstance)
                .filter(entry -> entry.subject().recordingId().toString().equals(recordingId))
                .count();
    }
}
