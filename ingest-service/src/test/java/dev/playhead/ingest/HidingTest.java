package dev.playhead.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.follow.Websites;
import dev.playhead.recording.PrivacyLevel;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.settings.MaskingRule;
import dev.playhead.wire.settings.WebsiteSettingsBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a website hides is not in Kafka. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class HidingTest {
    private static final WebsiteId WEBSITE = new WebsiteId("flid_hiding0000000000");
    private static final String KEY = "dp_3123456789abcdef0123456789abcdef";
    private static final List<Object> EVENTS = List.of(
            Map.of(
                    "type",
                    5,
                    "timestamp",
                    1,
                    "data",
                    Map.of("tag", "a", "payload", Map.of("card", "4111 1111 1111 1111"))),
            Map.of("type", 3, "timestamp", 2, "data", Map.of("source", 5, "text", "Ada Lovelace", "id", 7)));

    @Inject
    Websites websites;

    private LogView log;

    @BeforeEach
    void openLog() {
        World.ready();
        log = new LogView();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void appliesRulesBeforeKafkaInEveryDialect() {
        publish(website().maskingRules(List.of(rule("(\\d{4} ){3}\\d{4}"))));
        DozorClient dozor = dozor();
        Recording recording = Recording.start(WEBSITE);

        assertThat(dozor.sendGzipped(EVENTS).statusCode()).isEqualTo(204);
        assertThat(Http.message(recording.chunk("w", 0, "identity", EVENTS)).statusCode())
                .isEqualTo(204);

        assertThat(chunk(recordingId(dozor)))
                .contains("\"card\":\"•••\"", "Ada Lovelace")
                .doesNotContain("4111");
        assertThat(chunk(recording.uid()))
                .contains("\"card\":\"•••\"", "Ada Lovelace")
                .doesNotContain("4111");
        ConsumerRecord<byte[], byte[]> record = log.records(recording).get(1);
        assertThat(new String(record.headers().lastHeader("ce_encoding").value(), UTF_8))
                .isEqualTo("zstd");
        assertThat(new String(record.headers().lastHeader("ce_events").value(), UTF_8))
                .isEqualTo("2");
    }

    @Test
    void masksAtTheStrictLevelWhatRecordersSendThatNeverAsked() {
        publish(website().privacy(PrivacyLevel.STRICT));
        DozorClient dozor = dozor();
        Recording asked = Recording.start(WEBSITE);
        byte[] gzip = Compress.gzip(Http.json(EVENTS));

        assertThat(dozor.send(EVENTS).statusCode()).isEqualTo(204);
        assertThat(Http.post(
                                "/recordings/" + asked.uid() + "/chunks" + asked.query("w", 0),
                                gzip,
                                "Content-Type",
                                "application/json",
                                "Content-Encoding",
                                "gzip",
                                "Authorization",
                                "Bearer " + asked.token())
                        .statusCode())
                .isEqualTo(204);

        assertThat(chunk(recordingId(dozor)))
                .contains("\"text\":\"************\"")
                .doesNotContain("Lovelace");
        assertThat(chunk(asked.uid())).contains("Lovelace");
        assertThat(log.records(asked).get(1).value()).as("untouched").isEqualTo(gzip);
    }

    @Test
    void keepsNothingWhileARuleIsBroken() {
        publish(website());
        Recording recording = Recording.start(WEBSITE);
        publish(website().maskingRules(List.of(rule("fine"), rule("(?<=card )\\d+"))));
        DozorClient dozor = dozor();

        HttpResponse<String> refused = dozor.send(EVENTS);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.body()).contains("masking rule 2").doesNotContain("4111");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
        Map<String, Object> identify = recording.message("recording_identify");
        identify.put("userId", "4111");
        for (HttpResponse<String> answer : List.of(
                Http.start(WEBSITE),
                Http.message(identify),
                Http.message(recording.chunk("w", 0, "identity", EVENTS)))) {
            JsonNode problem = Http.read(answer);
            assertThat(problem.path("reason").asText()).isEqualTo("masking_rules_broken");
        }
        assertThat(Http.message(recording.message("recording_cancel")).statusCode())
                .as("what names nobody, and takes the recording back")
                .isEqualTo(204);

        publish(website().maskingRules(List.of(rule("\\d{4}"))));
        assertThat(dozor.send(EVENTS).statusCode()).isEqualTo(204);
        assertThat(chunk(recordingId(dozor))).doesNotContain("4111");
    }

    @Test
    void refusesEventsInWhichItCanHideNothing() {
        publish(website().maskingRules(List.of(rule("secret"))));
        Recording recording = Recording.start(WEBSITE);

        HttpResponse<String> refused = Http.message(
                recording.chunk("w", 0, "identity", "{\"type\":5,\"data\":\"secret\"}\n{\"type\":5,\"data\":"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).doesNotContain("secret");
    }

    @Test
    void refusesWhatTakesTooLongToMaskAndKeepsNothingOfIt() {
        publish(website().maskingRules(List.of(rule("4[^y]*y|4"))));
        DozorClient dozor = dozor();
        String long4s = "4".repeat(1_000_000);

        HttpResponse<String> refused =
                dozor.send(List.of(Map.of("type", 5, "timestamp", 1, "data", Map.of("tag", long4s))));

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(413);
        assertThat(Http.read(refused).path("reason").asText()).isEqualTo("masking_too_slow");
        assertThat(Http.read(refused).path("limitMs").asLong()).isEqualTo(1_000);
        assertThat(dozor.send(EVENTS).statusCode()).isEqualTo(204);
        assertThat(log.entries(recordingId(dozor), 2))
                .as("the start and the second chunk")
                .hasSize(2);
    }

    @Test
    void aClientThatSaysTooMuchOfItselfIsToldTheLimit() {
        publish(website());
        DozorClient dozor = dozor();
        Map<String, Object> message = dozor.message(EVENTS);
        message.put("metadata", Map.of("url", "https://a.example/" + "a".repeat(300_000)));

        HttpResponse<String> refused = dozor.post("/api/ingest", message);

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(Http.read(refused).path("limit").asLong()).isEqualTo(256 * 1024);
    }

    private void publish(WebsiteSettingsBuilder settings) {
        World.publishAndAwait(settings, websites);
    }

    private static WebsiteSettingsBuilder website() {
        return World.settings(WEBSITE).publicKeys(List.of(KEY));
    }

    private static MaskingRule rule(String pattern) {
        return new MaskingRule(pattern, MaskingRule.DEFAULT_REPLACEMENT);
    }

    private static DozorClient dozor() {
        return new DozorClient(UUID.randomUUID().toString(), KEY);
    }

    private static String recordingId(DozorClient dozor) {
        return RecordingIds.external(WEBSITE, dozor.sessionId()).toString();
    }

    private String chunk(String recordingId) {
        return log.entries(recordingId, 2).stream()
                .filter(LogEntry.Chunk.class::isInstance)
                .map(entry -> new String(((LogEntry.Chunk) entry).events(), UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
