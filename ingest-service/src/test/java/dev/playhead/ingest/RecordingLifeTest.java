package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.recording.PrivacyLevel;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Partitioning;
import dev.playhead.wire.Topics;
import dev.playhead.wire.fence.Fence;
import dev.playhead.wire.settings.CaptureSettings;
import dev.playhead.wire.settings.FlushSettings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class RecordingLifeTest {
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
    void aStartIsNotedInTheRecordingsOwnPartition() {
        HttpResponse<String> answer = Http.message(Map.of(
                "type", "recording_start",
                "websiteId", World.SHOP.value(),
                "visitorUid", "visitor",
                "sessionUid", "session",
                "url", "https://shop.example/a?b=c",
                "referrer", "https://search.example/",
                "userAgent", "Agent/1",
                "language", "de",
                "screen", Map.of("width", 800, "height", 600),
                "sdk", Map.of("name", "playhead", "version", "1.2.3")));

        JsonNode body = Http.read(answer);
        Recording recording = new Recording(
                World.SHOP, body.get("recordingUid").asText(), body.get("token").asText());
        assertThat(UUID.fromString(recording.uid()).version()).isEqualTo(7);
        LogEntry.Started started = (LogEntry.Started) log.entries(recording, 1).getFirst();
        assertThat(started.place().partition())
                .isEqualTo(
                        Partitioning.partitionOf(new RecordingId(UUID.fromString(recording.uid())), World.PARTITIONS));
        assertThat(started.start().url()).isEqualTo("https://shop.example/a?b=c");
        assertThat(started.start().visitorUid()).isEqualTo("visitor");
        assertThat(started.start().screenWidth()).isEqualTo(800);
        assertThat(started.start().sdkVersion()).isEqualTo("1.2.3");
    }

    @Test
    void theAnswerCarriesTheWebsitesSettingsAndFollowsTheirChanges() {
        WebsiteId id = new WebsiteId("flid_changing00000000");
        World.publish(World.settings(id)
                .privacy(PrivacyLevel.STRICT)
                .flush(new FlushSettings(15_000, 100, 65_536))
                .capture(new CaptureSettings(false, true, false))
                .respectDnt(true));
        awaitAnswer(id, "\"accepted\":true");

        JsonNode body = Http.read(Http.start(id));
        assertThat(body.get("privacy").asText()).isEqualTo("strict");
        assertThat(body.get("flush").get("intervalMs").asInt()).isEqualTo(15_000);
        assertThat(body.get("flush").get("maxEvents").asInt()).isEqualTo(100);
        assertThat(body.get("capture").get("console").asBoolean()).isFalse();
        assertThat(body.get("capture").get("network").asBoolean()).isTrue();
        assertThat(body.get("respectDnt").asBoolean()).isTrue();

        World.publish(World.settings(id).enabled(false));
        awaitAnswer(id, "recording_disabled");
        World.publish(World.settings(id).enabled(true).version(1));
        World.publish(World.settings(id).sampleRate(0));
        awaitAnswer(id, "sampled_out");
    }

    @Test
    void aRejectedStartSaysWhy() {
        assertThat(Http.start(new WebsiteId("flid_nobody0000000000")).body())
                .isEqualTo("{\"accepted\":false,\"reason\":\"unknown_website\"}");
        assertThat(Http.start(World.CLOSED).body()).contains("recording_disabled");
        assertThat(Http.start(World.STRICT).body()).contains("origin_not_allowed");
        assertThat(Http.start(World.STRICT, "Origin", "https://evil.example").body())
                .contains("origin_not_allowed");
        assertThat(Http.start(World.STRICT, "Origin", World.STRICT_ORIGIN).body())
                .contains("\"accepted\":true");
    }

    @Test
    void theNextPageContinuesTheRecordingWithItsToken() {
        Recording recording = Recording.start(World.SHOP);

        JsonNode next = Http.read(Http.message(recording.message("recording_start")));

        assertThat(next.get("recordingUid").asText()).isEqualTo(recording.uid());
        assertThat(next.get("token").asText()).isEqualTo(recording.token());
    }

    @Test
    void anIdWithoutItsOwnTokenGetsANewRecording() {
        Recording recording = Recording.start(World.SHOP);
        Recording other = Recording.start(World.SHOP);
        Map<String, Object> stolen = recording.message("recording_start");
        stolen.put("token", other.token());
        Map<String, Object> forged = recording.message("recording_start");
        forged.put("token", recording.token().substring(0, recording.token().length() - 4) + "AAAA");
        Map<String, Object> named = recording.message("recording_start");
        named.remove("token");

        for (Map<String, Object> start : List.of(stolen, forged, named)) {
            JsonNode answer = Http.read(Http.message(start));
            assertThat(answer.get("accepted").asBoolean()).isTrue();
            assertThat(answer.get("recordingUid").asText()).isNotIn(recording.uid(), other.uid());
        }
    }

    @Test
    void afterAStopOnlyChunksUpToItsLastSeqPass() {
        Recording recording = Recording.start(World.SHOP);
        Map<String, Object> stop = recording.message("recording_stop");
        stop.put("lastSeq", Map.of("w", 1));

        assertThat(Http.message(stop).statusCode()).isEqualTo(204);
        assertThat(Http.message(stop).statusCode()).isEqualTo(204);

        assertThat(Http.message(recording.chunk("w", 1, "identity", "{}")).statusCode())
                .isEqualTo(204);
        HttpResponse<String> late = Http.message(recording.chunk("w", 2, "identity", "{}"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(Http.read(late).get("error").asText()).isEqualTo("recording_stopped");
        assertThat(Http.message(recording.chunk("v", 0, "identity", "{}")).statusCode())
                .isEqualTo(409);
        assertThat(Http.message(recording.message("recording_heartbeat")).statusCode())
                .isEqualTo(409);
        assertThat(Http.read(Http.message(recording.message("recording_start")))
                        .get("recordingUid")
                        .asText())
                .isNotEqualTo(recording.uid());
        List<LogEntry> entries = log.entries(recording, 3);
        assertThat(entries).hasSize(3);
        assertThat(((LogEntry.Stopped) entries.get(1)).lastSeqByWindow()).isEqualTo(Map.of("w", 1L));
    }

    @Test
    void cancelHeartbeatIdentifyAndMetadataStandInTheLog() {
        Recording recording = Recording.start(World.SHOP);
        Map<String, Object> identify = recording.message("recording_identify");
        identify.put("userId", "u1");
        identify.put("traits", Map.of("plan", "gold", "seats", 3, "nested", Map.of("a", 1)));

        assertThat(Http.message(recording.message("recording_heartbeat")).statusCode())
                .isEqualTo(204);
        assertThat(Http.message(identify).statusCode()).isEqualTo(204);
        Map<String, Object> metadata = recording.message("recording_metadata");
        metadata.put("metadata", Map.of("cart", "full", "items", 3, "nested", Map.of("a", 1)));
        assertThat(Http.message(metadata).statusCode()).isEqualTo(204);
        assertThat(Http.message(recording.message("recording_cancel")).statusCode())
                .isEqualTo(204);
        assertThat(Http.message(recording.message("recording_cancel")).statusCode())
                .isEqualTo(204);

        List<LogEntry> entries = log.entries(recording, 5);
        assertThat(entries.get(1)).isInstanceOf(LogEntry.Heartbeat.class);
        LogEntry.Identified identified = (LogEntry.Identified) entries.get(2);
        assertThat(identified.userId()).isEqualTo("u1");
        assertThat(identified.traits()).isEqualTo(Map.of("plan", "gold", "seats", "3"));
        LogEntry.Metadata told = (LogEntry.Metadata) entries.get(3);
        assertThat(told.values()).isEqualTo(Map.of("cart", "full", "items", "3"));
        assertThat(entries.get(4)).isInstanceOf(LogEntry.Cancelled.class);
        assertThat(entries).hasSize(5);
    }

    @Test
    void aStopThatAnotherInstanceToldOfIsHonoured() {
        Recording recording = Recording.start(World.SHOP);
        Subject subject = new Subject(World.SHOP, new RecordingId(UUID.fromString(recording.uid())));

        World.send(Topics.FENCES, recording.uid(), new Fence(subject, "stopped", Map.of("w", 0L)).toJson());

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() ->
                        Http.message(recording.chunk("w", 1, "identity", "{}")).statusCode() == 409);
        assertThat(Http.message(recording.chunk("w", 0, "identity", "{}")).statusCode())
                .isEqualTo(204);
    }

    @Test
    void whatWasTakenAndRefusedIsCounted() {
        Recording recording = Recording.start(World.SHOP);
        double chunks = metric("playhead_ingest_chunks_total");
        double events = metric("playhead_ingest_events_total");
        double refused = metric("playhead_ingest_rejected_total{reason=\"bad_token\"}");

        Http.message(recording.chunk("w", 0, "identity", "{}\n{}"));
        Map<String, Object> foreign = recording.chunk("w", 1, "identity", "{}");
        foreign.put("token", "x");
        Http.message(foreign);

        assertThat(metric("playhead_ingest_chunks_total")).isEqualTo(chunks + 1);
        assertThat(metric("playhead_ingest_events_total")).isEqualTo(events + 2);
        assertThat(metric("playhead_ingest_rejected_total{reason=\"bad_token\"}"))
                .isEqualTo(refused + 1);
        assertThat(Http.get("/q/metrics").body()).contains("# HELP playhead_ingest_chunks Chunks that");
    }

    private static double metric(String name) {
        return Http.get("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .sum();
    }

    private static void awaitAnswer(WebsiteId id, String part) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> Http.start(id).body().contains(part));
    }
}
