package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.codec.ContentEncoding;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every post of every dialect may be compressed in each way. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class EncodedBodiesTest {
    private static final List<Object> EVENTS = DozorClient.events(0, 3);

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

    @ParameterizedTest
    @EnumSource
    void ofOurRecorder(ContentEncoding encoding) {
        Recording recording = Recording.start(World.SHOP);

        post("/events", encoding, recording.chunk("w", 0, "identity", EVENTS));
        post(
                "/recordings/" + recording.uid() + "/chunks?windowId=w&seq=1",
                encoding,
                EVENTS,
                "Authorization",
                "Bearer " + recording.token());

        assertThat(log.stored(recording.uid(), 6)).hasSize(6);
    }

    @ParameterizedTest
    @EnumSource
    void ofRrwebCloudsClient(ContentEncoding encoding) {
        CloudClient client = new CloudClient();
        String[] key = {"Authorization", "Bearer " + World.SHOP_KEY};

        post(client.path("events"), encoding, EVENTS, key);
        post(client.path("meta"), encoding, Map.of("plan", "gold"), key);

        assertThat(log.stored(client.uid(), 3)).hasSize(3);
        assertThat(log.entries(client.uid(), 3)).last().isInstanceOf(LogEntry.Metadata.class);
    }

    @ParameterizedTest
    @EnumSource
    void ofDozor(ContentEncoding encoding) {
        DozorClient client = new DozorClient(UUID.randomUUID().toString(), World.SHOP_KEY);

        post("/api/ingest", encoding, client.message(EVENTS), "X-Dozor-Public-Key", client.key());
        assertThat(log.stored(client.recordingId(), 3)).hasSize(3);

        post(
                "/api/sessions/cancel",
                encoding,
                Map.of("sessionId", client.sessionId()),
                "X-Dozor-Public-Key",
                client.key());
        assertThat(log.entries(client.recordingId(), 3)).last().isInstanceOf(LogEntry.Cancelled.class);
    }

    @ParameterizedTest
    @EnumSource
    void ofReplaya(ContentEncoding encoding) {
        HttpResponse<String> created = post("/api/sessions", encoding, Map.of("projectKey", World.SHOP_KEY));
        ReplayaClient client = new ReplayaClient(
                Http.read(created).at("/session/id").asText(),
                Http.read(created).path("appendToken").asText());

        HttpResponse<String> appended = post(
                "/api/sessions/" + client.id() + "/events",
                encoding,
                Map.of("events", EVENTS, "sessionToken", client.token()));

        assertThat(Http.read(appended).path("appended").asInt()).isEqualTo(3);
        assertThat(log.stored(client.id(), 3)).hasSize(3);
    }

    private static HttpResponse<String> post(String path, ContentEncoding encoding, Object body, String... more) {
        List<String> headers =
                new ArrayList<>(List.of("Content-Type", "application/json", "Content-Encoding", encoding.wireName()));
        headers.addAll(List.of(more));
        HttpResponse<String> answer =
                Http.post(path, Compress.as(encoding, Http.json(body)), headers.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return answer;
    }
}
