package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.follow.Fences;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Topics;
import dev.playhead.wire.fence.Fence;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What writers to a recording hear that ended on another instance, once this one knows of the fence. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class LateWritersTest {
    private static final Map<String, Object> EVENT = Map.of("type", 4, "timestamp", 1, "data", Map.of("href", "a"));

    @Inject
    Fences fences;

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @Test
    void ofOurRecorder() {
        Recording recording = Recording.start(World.SHOP);
        fence(recording.uid(), "stopped");

        for (HttpResponse<String> answer : List.of(
                Http.message(recording.chunk("w", 0, "identity", List.of(EVENT))),
                Http.post(
                        "/recordings/" + recording.uid() + "/chunks?windowId=w&seq=1&token=" + recording.token(),
                        Http.json(List.of(EVENT)),
                        "Content-Type",
                        "application/json"),
                Http.message(recording.message("recording_heartbeat")))) {
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(Http.read(answer).path("error").asText()).isEqualTo("recording_stopped");
        }
        assertThat(Http.message(recording.message("recording_stop")).statusCode())
                .isEqualTo(204);
        JsonNode nextPage = Http.read(Http.message(recording.message("recording_start")));
        assertThat(nextPage.path("recordingUid").asText()).isNotEqualTo(recording.uid());
    }

    @Test
    void ofRrwebCloudsClient() {
        CloudClient client = new CloudClient();
        assertThat(client.post(CloudClient.event(0)).statusCode()).isEqualTo(204);
        fence(client.uid(), "stopped");

        for (String what : List.of("events", "ingest", "meta")) {
            HttpResponse<String> answer = Http.post(
                    client.path(what),
                    Http.json(Map.of("a", "b")),
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    "Bearer " + World.SHOP_KEY);
            assertThat(answer.statusCode()).as(what).isEqualTo(409);
            assertThat(Http.read(answer).path("reason").asText()).isEqualTo("recording_stopped");
        }
        assertThatThrownBy(client::socket).hasMessageContaining("WebSocketHandshakeException");
    }

    @Test
    void ofDozor() {
        DozorClient client = DozorClient.open();
        assertThat(client.send(DozorClient.events(0, 1)).statusCode()).isEqualTo(204);
        fence(client.recordingId(), "stopped");

        HttpResponse<String> answer = client.send(DozorClient.events(1, 2));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Http.read(answer).path("error").asText()).isNotEmpty();
        assertThat(client.post("/api/sessions/cancel", Map.of("sessionId", client.sessionId()))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void ofReplaya() {
        ReplayaClient client = ReplayaClient.open();
        fence(client.id(), "stopped");

        for (HttpResponse<String> answer :
                List.of(client.events(DozorClient.events(0, 1), 1), client.post("heartbeat", Map.of()))) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Http.read(answer).path("appended").asInt(-1)).isZero();
        }
        assertThat(Http.read(client.stop(1)).at("/session/status").asText()).isEqualTo("stopped");
    }

    @Test
    void ofARecordingThatTheMonthHadNoPlaceFor() {
        Recording recording = Recording.start(World.SHOP);
        DozorClient dozor = DozorClient.open();
        ReplayaClient replaya = ReplayaClient.open();
        fence(recording.uid(), "quota_exceeded");
        fence(dozor.recordingId(), "quota_exceeded");
        fence(replaya.id(), "quota_exceeded");

        for (HttpResponse<String> answer : List.of(
                Http.message(recording.chunk("w", 0, "identity", List.of(EVENT))),
                dozor.send(DozorClient.events(0, 1)),
                replaya.events(DozorClient.events(0, 1), 1))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(Http.read(answer).path("reason").asText()).isEqualTo("quota_exceeded");
        }
    }

    private void fence(String recordingId, String reason) {
        RecordingId id = RecordingId.parse(recordingId).orElseThrow();
        World.send(Topics.FENCES, recordingId, new Fence(new Subject(World.SHOP, id), reason, Map.of()).toJson());
        await().atMost(Duration.ofSeconds(30)).until(() -> fences.find(id).isPresent());
    }
}
