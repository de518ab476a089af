package dev.playhead.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.follow.Websites;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.RecordingIds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class DozorTest {
    @Inject
    Websites websites;

    private final DozorClient client = DozorClient.open();
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
    void eventsComePlainOrGzipped() {
        assertThat(client.send(DozorClient.events(0, 2)).statusCode()).isEqualTo(204);
        assertThat(client.sendGzipped(DozorClient.events(2, 5)).statusCode()).isEqualTo(204);

        assertThat(log.stored(client.recordingId(), 5)).hasSize(5);
        LogEntry.Chunk chunk =
                (LogEntry.Chunk) log.entries(client.recordingId(), 3).get(1);
        assertThat(chunk.head().dialect()).isEqualTo(Dialect.DOZOR);
        assertThat(chunk.head().hasSeq()).isFalse();
    }

    @Test
    void metadataAndIdentityAreToldToTheLogOnceAndAgainWhenTheyChange() {
        Map<String, Object> first = client.message(DozorClient.events(0, 1));
        first.put("metadata", metadata(null));
        Map<String, Object> identified = client.message(DozorClient.events(1, 2));
        identified.put("metadata", metadata(Map.of("userId", 17, "traits", Map.of("plan", "gold"))));
        Map<String, Object> extras = client.message(DozorClient.events(2, 3));
        extras.put("sliceMarkers", List.of(Map.of("index", 1)));
        extras.put("pageViews", Map.of("a", List.of(1)));

        for (Map<String, Object> message : List.of(first, identified, extras)) {
            assertThat(client.post("/api/ingest", message).statusCode()).isEqualTo(204);
        }

        List<LogEntry> entries = log.entries(client.recordingId(), 5);
        assertThat(entries).hasSize(5);
        LogEntry.Started started = (LogEntry.Started) entries.get(0);
        assertThat(started.start().externalId()).isEqualTo(client.sessionId());
        assertThat(started.start().url()).isEqualTo("https://shop.example/a");
        assertThat(started.start().referrer()).isEqualTo("https://search.example/");
        assertThat(started.start().userAgent()).isEqualTo("Agent/1");
        assertThat(started.start().language()).isEqualTo("de");
        assertThat(started.start().screenWidth()).isEqualTo(800);
        assertThat(started.start().screenHeight()).isEqualTo(600);
        assertThat(entries.get(2)).isInstanceOfSatisfying(LogEntry.Identified.class, told -> {
            assertThat(told.userId()).isEqualTo("17");
            assertThat(told.traits()).isEqualTo(Map.of("plan", "gold"));
        });
    }

    @Test
    void tenThousandEventsAreOneRequest() {
        assertThat(client.send(DozorClient.events(0, 10_000)).statusCode()).isEqualTo(204);

        assertThat(log.stored(client.recordingId(), 10_000)).hasSize(10_000);
    }

    @Test
    void cancelErasesInEachOfItsFormsAndAlwaysSucceeds() {
        client.send(DozorClient.events(0, 1));
        Map<String, Object> session = Map.of("sessionId", client.sessionId());

        assertThat(client.post("/api/sessions/cancel", session).statusCode()).isEqualTo(204);
        assertThat(client.post("/api/sessions/cancel", session).statusCode()).isEqualTo(204);
        assertThat(client.post("/api/ingest", session).statusCode()).isEqualTo(204);
        DozorClient other = DozorClient.open();
        assertThat(other.post("/api/ingest", Map.of("sessionId", other.sessionId()))
                        .statusCode())
                .isEqualTo(204);

        List<LogEntry> entries = log.entries(client.recordingId(), 3);
        assertThat(entries).hasSize(3).last().isInstanceOf(LogEntry.Cancelled.class);
        assertThat(log.entries(other.recordingId(), 1)).first().isInstanceOf(LogEntry.Cancelled.class);
        HttpResponse<String> late = client.send(DozorClient.events(1, 2));
        assertThat(late.statusCode()).isEqualTo(409);
        error(late);
    }

    @Test
    void refusalsAreAnErrorMember() {
        UUID id = UUID.randomUUID();
        DozorClient unknown = new DozorClient(id.toString(), "dp_" + "f".repeat(32));
        DozorClient closed = new DozorClient(id.toString(), World.CLOSED_KEY);
        DozorClient strict = new DozorClient(id.toString(), World.STRICT_KEY);

        refused(401, unknown.send(DozorClient.events(0, 1)));
        refused(401, unknown.post("/api/sessions/cancel", Map.of("sessionId", id)));
        refused(401, Http.post("/api/ingest", "{}".getBytes(UTF_8), "Content-Type", "application/json"));
        refused(403, closed.send(DozorClient.events(0, 1)));
        refused(403, strict.send(DozorClient.events(0, 1)));
        refused(403, strict.send(DozorClient.events(0, 1), "Origin", "https://evil.example"));
        assertThat(strict.send(DozorClient.events(0, 1), "Origin", World.STRICT_ORIGIN)
                        .statusCode())
                .isEqualTo(204);
        for (Object bad : new Object[] {
            Map.of(),
            List.of(),
            Map.of("sessionId", 7, "events", List.of()),
            Map.of("sessionId", "tab", "events", List.of()),
            Map.of("sessionId", id, "events", "no"),
            Map.of("sessionId", id, "events", 7)
        }) {
            refused(400, client.post("/api/ingest", bad));
        }
        HttpResponse<String> long17 = Http.post(
                "/api/ingest",
                new byte[17 << 20],
                "X-Dozor-Public-Key",
                World.SHOP_KEY,
                "Content-Type",
                "application/json");
        assertThat(refused(413, long17).get("limit").asLong()).isEqualTo(16L << 20);
    }

    @Test
    void aPreflightNamesTheSdksHeaders() {
        for (String path : List.of("/api/ingest", "/api/sessions/cancel")) {
            HttpResponse<String> answer = Http.options(path, "Origin", "https://any.example");

            assertThat(answer.statusCode()).isEqualTo(204);
            assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValue("Content-Type, Content-Encoding, X-Dozor-Public-Key");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("https://any.example");
            assertThat(answer.headers().firstValue("Access-Control-Max-Age")).hasValue("86400");
        }
    }

    @Test
    void whoIsNotInTheSampleIsToldSuccessAndStoredNowhere() {
        WebsiteId id = new WebsiteId("flid_dozorsample00000");
        String key = "dp_aaaa456789abcdef0123456789abcdef";
        World.publishAndAwait(World.settings(id).publicKeys(List.of(key)).sampleRate(0), websites);
        DozorClient leftOut = new DozorClient(UUID.randomUUID().toString(), key);

        assertThat(leftOut.send(DozorClient.events(0, 1)).statusCode()).isEqualTo(204);
        World.publishAndAwait(World.settings(id).publicKeys(List.of(key)), websites);
        assertThat(leftOut.send(DozorClient.events(1, 2)).statusCode()).isEqualTo(204);

        String recording = RecordingIds.external(id, leftOut.sessionId()).toString();
        assertThat(log.stored(recording, 1)).singleElement().asString().contains("\"n\":1");
    }

    @Test
    void eachWayOfTheSdkToSendAgainStoresEachEventOnce() {
        client.send(DozorClient.events(0, 3));
        client.send(DozorClient.events(0, 3));
        client.send(DozorClient.events(0, 5));
        client.sendGzipped(DozorClient.events(5, 9));
        client.send(DozorClient.events(5, 12));

        List<String> stored = log.stored(client.recordingId(), 12);
        assertThat(stored).hasSize(12).doesNotHaveDuplicates();
    }

    private static Map<String, Object> metadata(Object identity) {
        Map<String, Object> metadata = new HashMap<>(Map.of(
                "url", "https://shop.example/a",
                "referrer", "https://search.example/",
                "userAgent", "Agent/1",
                "screenWidth", 800,
                "screenHeight", 600,
                "language", "de"));
        metadata.put("userIdentity", identity);
        return metadata;
    }

    private static JsonNode refused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return error(answer);
    }

    private static JsonNode error(HttpResponse<String> answer) {
        JsonNode body = Http.read(answer);
        assertThat(body.get("error").asText()).isNotEmpty();
        return body;
    }
}
