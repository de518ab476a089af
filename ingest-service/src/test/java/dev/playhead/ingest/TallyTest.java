package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.config.TallyConfig;
import dev.playhead.ingest.follow.Websites;
import dev.playhead.ingest.tally.Tallies;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.Topics;
import dev.playhead.wire.intake.IntakeReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told of a website on {@code playhead.intake}. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class TallyTest {
    private static final WebsiteId ID = new WebsiteId("flid_tallied0000000000");
    private static final String KEY = "dp_7123456789abcdef0123456789abcdef";
    private static final String FOREIGN = "https://elsewhere.example";

    @Inject
    Websites websites;

    @Inject
    TallyConfig config;

    @BeforeEach
    void world() {
        World.ready();
    }

    @Test
    void chunksStartsAndRefusalsOfEveryDialectAreToldByWebsite() {
        World.publishAndAwait(World.settings(ID).publicKeys(List.of(KEY)), websites);
        Recording recording = Recording.start(ID);
        DozorClient dozor = new DozorClient(UUID.randomUUID().toString(), KEY);

        Http.message(recording.chunk("w", 0, "identity", "{}"));
        Http.message(recording.chunk("w", 1, "identity", "{}"));
        Http.message(recording.chunk("w", 2, "identity", "nonsense"));
        Map<String, Object> forged = new HashMap<>(recording.chunk("w", 3, "identity", "{}"));
        forged.put("token", "a.b.c");
        Http.message(forged);
        Http.message(recording.message("recording_stop"));
        Http.message(recording.chunk("w", 4, "identity", "{}"));
        assertThat(dozor.send(DozorClient.events(0, 3)).statusCode()).isEqualTo(204);
        assertThat(dozor.post("/api/ingest", "no message").statusCode()).isEqualTo(400);
        World.publishAndAwait(
                World.settings(ID).publicKeys(List.of(KEY)).allowedOrigins(List.of("https://shop.example")), websites);
        assertThat(Http.start(ID, "Origin", FOREIGN).body()).contains("origin_not_allowed");
        Http.start(new WebsiteId("flid_nobodys0000000000"));

        Map<String, Long> told = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> topic = topic()) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                for (ConsumerRecord<byte[], byte[]> one : topic.poll(Duration.ofMillis(200))) {
                    for (IntakeReport.Tally tally :
                            IntakeReport.fromJson(one.value()).tallies()) {
                        assertThat(tally.websiteId()).isNotEqualTo(new WebsiteId("flid_nobodys0000000000"));
                        if (tally.websiteId().equals(ID)) {
                            told.merge(tally.reason(), tally.count(), Math::max);
                        }
                    }
                }
                assertThat(told)
                        .containsExactlyInAnyOrderEntriesOf(Map.of(
                                IntakeReport.ACCEPTED,
                                5L,
                                "malformed_body",
                                2L,
                                "bad_token",
                                1L,
                                "recording_stopped",
                                1L,
                                "origin_not_allowed",
                                1L));
            });
        }
    }

    @Test
    void whatFindsNoRoomIsNotCountedButCountedAsSuch() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Tallies tallies = new Tallies(new Two(), meters);

        for (int i = 0; i < 5; i++) {
            tallies.accepted(new WebsiteId("flid_tallyroom%08d".formatted(i)));
        }

        assertThat(meters.counter("playhead.ingest.tally.dropped").count()).isEqualTo(3);
        assertThat(config.most()).isGreaterThan(1_000);
    }

    /** Room for two. */
    private record Two() implements TallyConfig {
        @Override
        public Duration every() {
            return Duration.ofSeconds(5);
        }

        @Override
        public int most() {
            return 2;
        }
    }

    private static KafkaConsumer<byte[], byte[]> topic() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", World.kafka()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(Topics.INTAKE, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return consumer;
    }
}
