package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.RecordingStart;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class CloudPostTest {
    private static final String A = CloudClient.event(1);
    private static final String B = CloudClient.event(2);

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/x-ndjson", "application/ndjson; charset=utf-8", "application/json", "text/plain"})
    void everyMediaTypeIsTakenOnBothPaths(String mediaType) {
        CloudClient client = new CloudClient();
        String body = mediaType.equals("application/json") ? "{\"events\":[" + A + "," + B + "]}" : A + "\n" + B;
        try (LogView log = new LogView()) {
            for (String path : List.of("ingest", "events")) {
                assertThat(post(client.path(path) + "?token=" + World.SHOP_KEY, body, "Content-Type", mediaType)
                                .statusCode())
                        .isEqualTo(204);
            }

            assertThat(log.stored(client.uid(), 2)).containsExactly(A, B);
        }
    }

    @Test
    void everyEncodingIsTaken() {
        byte[] plain = (A + "\n" + B + "\n").getBytes(StandardCharsets.UTF_8);
        for (Map.Entry<String, byte[]> body : Map.of(
                        "gzip", Compress.gzip(plain), "zstd", Zstd.compress(plain), "identity", plain)
                .entrySet()) {
            CloudClient client = new CloudClient();
            try (LogView log = new LogView()) {
                HttpResponse<String> answer = Http.post(
                        client.path("ingest"),
                        body.getValue(),
                        "Content-Encoding",
                        body.getKey(),
                        "Content-Type",
                        "application/x-ndjson",
                        "Authorization",
                        "Bearer " + World.SHOP_KEY);

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
                assertThat(log.stored(client.uid(), 2)).containsExactly(A, B);
            }
        }
    }

    @Test
    void theStartNamesTheClientsIdAndNothingOfThePersonWhoDidNotAgree() {
        CloudClient client = new CloudClient();
        try (LogView log = new LogView()) {
            client.post(List.of(CloudClient.meta(false), A));

            RecordingStart start =
                    ((LogEntry.Started) log.entries(client.uid(), 2).getFirst()).start();
            assertThat(start.externalId()).isEqualTo(client.id());
            assertThat(start.dialect()).isEqualTo(Dialect.RRWEB_CLOUD);
            assertThat(start.userAgent()).isEmpty();
            assertThat(start.country()).isEmpty();
            assertThat(start.visitorUid()).isEqualTo("v1");
            assertThat(start.sdkVersion()).isEqualTo("2.1.0");
        }
    }

    @Test
    void theUserAgentOfAPersonWhoAgreedIsKeptAlsoWhenALargeSnapshotCameFirst() {
        CloudClient client = new CloudClient();
        try (LogView log = new LogView()) {
            client.post(A);
            client.post(List.of(CloudClient.meta(true), B));
            client.post(List.of(CloudClient.event(3)));

            List<LogEntry> entries = log.entries(client.uid(), 5);
            List<RecordingStart> starts = entries.stream()
                    .filter(LogEntry.Started.class::isInstance)
                    .map(entry -> ((LogEntry.Started) entry).start())
                    .toList();
            assertThat(starts).hasSize(2);
            assertThat(starts.getFirst().userAgent()).isEmpty();
            assertThat(starts.getLast().userAgent()).startsWith("Java-http-client");
        }
    }

    @Test
    void withoutAKeyTheOneWebsiteThatListsTheOriginGetsIt() {
        CloudClient client = new CloudClient();
        try (LogView log = new LogView()) {
            assertThat(post(client.path("events"), A, "Origin", World.STRICT_ORIGIN, "Authorization", "Bearer ")
                            .statusCode())
                    .isEqualTo(204);

            assertThat(log.stored(client.uid(World.STRICT), 1)).containsExactly(A);
        }
        assertRefused(post(client.path("events"), A, "Origin", "https://other.example"), 401, "bad_key");
        assertRefused(post(client.path("events"), A), 401, "bad_key");
    }

    @Test
    void everyRefusalIsJson() {
        CloudClient client = new CloudClient();
        String events = client.path("events");
        String key = "?token=" + World.SHOP_KEY;

        assertRefused(post(events + "?token=dp_ffffffffffffffffffffffffffffffff", A), 401, "bad_key");
        assertRefused(post(events + "?token=" + World.CLOSED_KEY, A), 403, "recording_disabled");
        assertRefused(
                post(events + "?token=" + World.STRICT_KEY, A, "Origin", "https://evil.example"),
                403,
                "origin_not_allowed");
        assertRefused(post("/recordings/not-a-uuid/events" + key, A), 400, "invalid_field");
        assertRefused(post(events + key, "hello"), 400, "malformed_body");
        assertRefused(post(events + key, A, "Content-Type", "image/png"), 415, "unsupported_media");
        assertRefused(post(events + key, A, "Content-Encoding", "deflate"), 415, "unsupported_media");
        assertRefused(post(events + key, A, "Content-Encoding", "gzip"), 400, "malformed_body");
        assertThat(Http.read(Http.get(events + key)).get("status").asInt()).isEqualTo(405);
    }

    @Test
    void eventsOfTheReferencesExampleWithoutATimestampAreTaken() {
        CloudClient client = new CloudClient();
        String event = "{\"type\":\"snapshot\",\"data\":{}}";
        try (LogView log = new LogView()) {
            assertThat(client.post(event).statusCode()).isEqualTo(204);

            assertThat(log.stored(client.uid(), 1)).containsExactly(event);
        }
    }

    @Test
    void metadataIsKeptAsTextsAndAKeySaidAgainOverwrites() {
        CloudClient client = new CloudClient();
        String path = client.path("meta") + "?token=" + World.SHOP_KEY;
        try (LogView log = new LogView()) {
            assertThat(post(path, "{\"plan\":\"pro\",\"seats\":3,\"beta\":true}", "Content-Type", "application/json")
                            .statusCode())
                    .isEqualTo(204);
            post(path, "{\"plan\":\"free\"}", "Content-Type", "application/json");

            List<LogEntry> entries = log.entries(client.uid(), 3);
            assertThat(entries.get(0)).isInstanceOf(LogEntry.Started.class);
            assertThat(((LogEntry.Metadata) entries.get(1)).values())
                    .isEqualTo(Map.of("plan", "pro", "seats", "3", "beta", "true"));
            assertThat(((LogEntry.Metadata) entries.get(2)).values()).isEqualTo(Map.of("plan", "free"));
        }
        assertRefused(post(path, "{\"a\":{}}", "Content-Type", "application/json"), 400, "malformed_body");
        assertRefused(post(path, "[]", "Content-Type", "application/json"), 400, "malformed_body");
    }

    /** Its loop sends what it has, and when that was too much for one post, all of it again with more behind it. */
    @Test
    void eachPostOfTheClientsLoopRepeatsTheOneBefore() {
        CloudClient client = new CloudClient();
        List<String> events = List.of(CloudClient.meta(false), A, A, B, CloudClient.event(3), CloudClient.event(3));
        try (LogView log = new LogView()) {
            client.post(events.subList(0, 2));
            client.post(events.subList(0, 4));
            client.post(events.subList(0, 4));
            client.post(events);

            assertThat(log.stored(client.uid(), events.size())).isEqualTo(events);
        }
    }

    private static HttpResponse<String> post(String path, String body, String... headers) {
        return Http.post(path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String reason) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Http.read(answer).get("reason").asText()).isEqualTo(reason);
    }
}
