package dev.playhead.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.receive.InFlight;
import dev.playhead.recording.RecordingId;
import dev.playhead.wire.token.RecordingToken;
import dev.playhead.wire.token.RecordingTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class BadInputTest {
    private static final long LIMIT = 16L << 20;
    private static final long INFLATED_LIMIT = 64L << 20;
    private static final int HUGE = 100 << 20;

    @Inject
    InFlight inFlight;

    private Recording recording;

    @BeforeEach
    void startRecording() {
        World.ready();
        recording = Recording.start(World.SHOP);
    }

    @AfterEach
    void nothingStaysInFlight() {
        await().atMost(Duration.ofSeconds(10)).until(() -> inFlight.bytes() == 0);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (String body : new String[] {"", "hello", "{\"type\":", "[1]", "{} {}", "null"}) {
            JsonNode problem = problem(400, post(body.getBytes(UTF_8), "application/json"));
            assertThat(problem.get("reason").asText()).as(body).isIn("malformed_body", "invalid_field");
        }
    }

    @Test
    void theFieldThatIsMissingOrOddIsNamed() {
        refusesField("type", Map.of("websiteId", World.SHOP.value()));
        refusesField("type", Map.of("type", "recording_dance"));
        refusesField("type", Map.of("type", 7));
        refusesField("websiteId", Map.of("type", "recording_start"));
        refusesField("screen", Map.of("type", "recording_start", "websiteId", World.SHOP.value(), "screen", "big"));
        refusesField("seq", recording.chunk("w", -5, "identity", "{}"));
        refusesField("windowId", recording.chunk("a b", 0, "identity", "{}"));
        refusesField("data", recording.chunk("w", 0, "gzip", "%%%"));
        refusesField("data", recording.chunk("w", 0, "identity", 7));
        Map<String, Object> noData = recording.chunk("w", 0, "gzip", "");
        noData.remove("data");
        refusesField("data", noData);
        Map<String, Object> noRecording = recording.chunk("w", 0, "identity", "{}");
        noRecording.remove("recordingUid");
        refusesField("recordingUid", noRecording);
        HttpResponse<String> query =
                Http.post("/events?type=recording_stop", new byte[0], "Content-Type", "text/plain");
        assertThat(problem(400, query).get("field").asText()).isEqualTo("type");
    }

    @Test
    void forgedForeignAndExpiredTokensAreRefused() {
        Recording other = Recording.start(World.STRICT, "Origin", World.STRICT_ORIGIN);
        RecordingId id = new RecordingId(UUID.fromString(recording.uid()));
        String expired = new RecordingTokens(IngestSecrets.SECRET, null)
                .issue(new RecordingToken(World.SHOP, id, 0, 0, 1_000_000));
        String forged = new RecordingTokens("another-secret-of-tests-with-32-letters", null)
                .issue(new RecordingToken(World.SHOP, id, 0, 0, Long.MAX_VALUE / 2));

        for (String token : new String[] {other.token(), expired, forged, "x", recording.token() + "x"}) {
            Map<String, Object> chunk = recording.chunk("w", 0, "identity", "{}");
            chunk.put("token", token);
            assertThat(problem(401, Http.message(chunk)).get("reason").asText()).isEqualTo("bad_token");
        }
        Map<String, Object> without = recording.chunk("w", 0, "identity", "{}");
        without.remove("token");
        problem(401, Http.message(without));
        problem(
                401,
                Http.post(
                        "/recordings/" + other.uid() + "/chunks?seq=0&windowId=w&token=" + recording.token(),
                        "{}".getBytes(UTF_8),
                        "Content-Type",
                        "application/x-ndjson"));
    }

    @Test
    void unknownTypesAndEncodingsAreRefused() {
        problem(415, post("<a/>".getBytes(UTF_8), "application/xml"));
        problem(415, chunk("{}".getBytes(UTF_8), "Content-Type", "image/png"));
        problem(
                415,
                chunk("{}".getBytes(UTF_8), "Content-Type", "application/x-ndjson", "Content-Encoding", "deflate"));
    }

    @Test
    void bodiesThatDoNotInflateAreRefused() {
        byte[] whole = Compress.gzip("{\"type\":4}\n".repeat(1000).getBytes(UTF_8));
        byte[] cutOff = Arrays.copyOf(whole, whole.length - 9);
        byte[] spliced = Arrays.copyOf(whole, whole.length + 5);

        for (byte[] bad : new byte[][] {cutOff, spliced, {1, 2, 3}, {}}) {
            problem(400, gzipped(bad));
            problem(
                    400,
                    Http.message(
                            recording.chunk("w", 0, "gzip", Base64.getEncoder().encodeToString(bad))));
        }
        problem(400, gzipped(Compress.gzip("hello".getBytes(UTF_8))));
    }

    @Test
    void aBombIsRefusedAndNamesTheLimit() {
        byte[] bomb = Compress.gzip(new byte[300 << 20]);
        long before = memory();

        for (int i = 0; i < 5; i++) {
            JsonNode problem = problem(413, gzipped(bomb));
            assertThat(problem.get("limit").asLong()).isEqualTo(INFLATED_LIMIT);
            problem(
                    413,
                    Http.message(
                            recording.chunk("w", 0, "gzip", Base64.getEncoder().encodeToString(bomb))));
        }

        assertMemoryIsBack(before);
    }

    @Test
    void aBodyOf100MiBIsRefusedWithoutBufferingIt() {
        long before = memory();

        for (int i = 0; i < 3; i++) {
            for (BodyPublisher body :
                    new BodyPublisher[] {declared(HUGE), BodyPublishers.ofInputStream(() -> zeros(HUGE))}) {
                HttpResponse<String> answer = Http.post("/events", body, "Content-Type", "application/json");
                assertThat(problem(413, answer).get("limit").asLong()).isEqualTo(LIMIT);
            }
        }

        assertMemoryIsBack(before);
    }

    @Test
    void bodiesBeyondTheInFlightBytesAreToldToComeLater() throws Exception {
        try (OpenBody one = new OpenBody(LIMIT);
                OpenBody two = new OpenBody(LIMIT);
                OpenBody three = new OpenBody(LIMIT);
                OpenBody four = new OpenBody(LIMIT)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> inFlight.bytes() == 4 * LIMIT);

            HttpResponse<String> answer = Http.start(World.SHOP);

            assertThat(problem(503, answer).get("reason").asText()).isEqualTo("overloaded");
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> inFlight.bytes() == 0);
        assertThat(Http.start(World.SHOP).statusCode()).isEqualTo(200);
    }

    @Test
    void aLongMessageThatIsNoChunkIsRefused() {
        Map<String, Object> identify = recording.message("recording_identify");
        identify.put("userId", "x".repeat(300_000));

        assertThat(problem(413, Http.message(identify)).get("limit").asLong()).isEqualTo(256 << 10);
    }

    private void refusesField(String field, Map<String, ?> message) {
        JsonNode problem = problem(400, Http.message(message));
        assertThat(problem.get("field").asText()).isEqualTo(field);
    }

    private HttpResponse<String> gzipped(byte[] body) {
        return chunk(body, "Content-Type", "application/x-ndjson", "Content-Encoding", "gzip");
    }

    private HttpResponse<String> chunk(byte[] body, String... headers) {
        return Http.post("/events" + recording.query("w", 0) + "&token=" + recording.token(), body, headers);
    }

    private static HttpResponse<String> post(byte[] body, String contentType) {
        return Http.post("/events", body, "Content-Type", contentType);
    }

    private static JsonNode problem(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = Http.read(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isNotEmpty();
        return problem;
    }

    private static BodyPublisher declared(int length) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> zeros(length)), length);
    }

    private static InputStream zeros(int length) {
        return new InputStream() {
            private int left = length;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int from, int count) {
                if (left <= 0) {
                    return -1;
                }
                int given = Math.min(left, count);
                left -= given;
                return given;
            }
        };
    }

    private static long memory() {
        return Memory.used();
    }

    private static void assertMemoryIsBack(long before) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(Memory.used() - before)
                .as("bytes of heap and direct memory kept")
                .isLessThan(24L << 20));
    }
}
