package dev.playhead.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.receive.InFlight;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Damaged requests of every dialect: none may cost us an error of ours, hang, or keep memory. 500 a dialect;
 * {@code -Dplayhead.fuzz.requests=10000} for more, {@code -Dplayhead.fuzz.seed} for others.
 */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("playhead.fuzz.requests", 500);
    private static final long SEED = Long.getLong("playhead.fuzz.seed", 20_261_122);
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(8);
    private static final String LINES = "{\"type\":4,\"timestamp\":1,\"data\":{\"href\":\"https://a.example/ä\"}}\n"
            + "{\"type\":3,\"timestamp\":2,\"data\":{\"source\":2,\"type\":2,\"id\":7}}\n";
    private static final String[] HEADERS = {
        "Content-Type: application/json",
        "Content-Type: application/x-ndjson",
        "Content-Type: text/plain",
        "Content-Type: ;;;",
        "Content-Encoding: gzip",
        "Content-Encoding: br",
        "Content-Encoding: zstd",
        "Content-Encoding: gzip, gzip",
        "Origin: null",
        "Authorization: Bearer",
        "Authorization: Bearer a.b.c",
        "X-Forwarded-For: a, b, c",
        "X-Forwarded-Proto: x",
        "X-Dozor-Public-Key: \u00e4",
        "x-replaya-session-token: e30.e30.e30"
    };

    @Inject
    InFlight inFlight;

    /** A request as a client of that dialect would send it. */
    private record Sample(String path, byte[] body, List<String> headers) {}

    enum Spoken {
        NATIVE,
        NATIVE_BINARY,
        RRWEB_CLOUD,
        DOZOR,
        REPLAYA
    }

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @ParameterizedTest
    @EnumSource
    void damagedRequestsAreAnsweredAndForgotten(Spoken dialect) {
        Random random = new Random(SEED + dialect.ordinal());
        List<Sample> samples = samples(dialect);
        send(samples, random, 50);
        long before = Memory.used();

        send(samples, random, REQUESTS);

        await().atMost(Duration.ofSeconds(20)).until(() -> inFlight.bytes() == 0);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Memory.used() - before)
                .as("bytes of heap and direct memory kept")
                .isLessThan(24L << 20));
        assertThat(Http.start(World.SHOP).statusCode()).isEqualTo(200);
    }

    private static void send(List<Sample> samples, Random random, int count) {
        Mutation[] mutations = Mutation.values();
        for (int i = 0; i < count; i++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            byte[] body = sample.body();
            for (int times = random.nextInt(1, 4); times > 0; times--) {
                body = mutations[random.nextInt(mutations.length)].apply(body, random);
            }
            List<String> headers = new ArrayList<>(sample.headers());
            if (random.nextInt(3) == 0) {
                String[] odd = HEADERS[random.nextInt(HEADERS.length)].split(": ?", 2);
                headers.addAll(List.of(odd[0], odd[1]));
            }
            String path = random.nextInt(4) == 0 ? oddPath(sample.path(), random) : sample.path();
            long began = System.nanoTime();
            HttpResponse<String> answer = Http.post(path, body, headers.toArray(String[]::new));
            assertThat(answer.statusCode())
                    .as("request %d to %s: %s", i, path, answer.body())
                    .isLessThan(500);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ANSWERED_WITHIN);
        }
    }

    /** Still a URI, but with a piece of its text replaced. */
    private static String oddPath(String path, Random random) {
        String[] pieces = {"%00", "%ff", "..", "-1", "%20", "9999999999999999999", "&seq=x", "a".repeat(300), "%7B"};
        int at = random.nextInt(1, path.length() + 1);
        return path.substring(0, at).replaceAll("%.?$", "") + pieces[random.nextInt(pieces.length)];
    }

    private static List<Sample> samples(Spoken dialect) {
        return switch (dialect) {
            case NATIVE -> nativeMessages();
            case NATIVE_BINARY -> {
                Recording recording = Recording.start(World.SHOP);
                String path =
                        "/recordings/" + recording.uid() + "/chunks" + "?windowId=w&seq=1&token=" + recording.token();
                yield List.of(
                        new Sample(path, LINES.getBytes(UTF_8), List.of("Content-Type", "application/x-ndjson")),
                        new Sample(
                                "/api/track" + recording.query("w", 2) + "&token=" + recording.token(),
                                Compress.gzip(LINES.getBytes(UTF_8)),
                                List.of("Content-Type", "text/plain", "Content-Encoding", "gzip")));
            }
            case RRWEB_CLOUD -> {
                String path = "/recordings/" + UUID.randomUUID();
                List<String> key = List.of("Authorization", "Bearer " + World.SHOP_KEY);
                yield List.of(
                        new Sample(path + "/ingest", LINES.getBytes(UTF_8), with(key, "application/x-ndjson")),
                        new Sample(
                                path + "/events",
                                ("{\"events\":[" + LINES.lines().findFirst().orElseThrow() + "]}").getBytes(UTF_8),
                                with(key, "application/json")),
                        new Sample(
                                path + "/meta",
                                "{\"a\":1,\"b\":\"c\"}".getBytes(UTF_8),
                                with(key, "application/json")));
            }
            case DOZOR -> {
                DozorClient client = DozorClient.open();
                List<String> key = List.of("X-Dozor-Public-Key", World.SHOP_KEY);
                Map<String, Object> message = client.message(DozorClient.events(0, 3));
                message.put(
                        "metadata",
                        Map.of(
                                "url",
                                "https://a.example/",
                                "screenWidth",
                                800,
                                "userIdentity",
                                Map.of("userId", "u", "traits", Map.of("a", 1))));
                yield List.of(
                        new Sample("/api/ingest", Http.json(message), with(key, "application/json")),
                        new Sample(
                                "/api/sessions/cancel",
                                Http.json(Map.of("sessionId", UUID.randomUUID())),
                                with(key, "application/json")));
            }
            case REPLAYA -> {
                ReplayaClient client = ReplayaClient.open();
                String path = "/api/sessions/" + client.id();
                Map<String, Object> events =
                        Map.of("events", DozorClient.events(0, 3), "eventCount", 3, "sessionToken", client.token());
                yield List.of(
                        new Sample(path + "/events", Http.json(events), with(List.of(), "application/json")),
                        new Sample(
                                path + "/heartbeat",
                                Http.json(Map.of("sessionToken", client.token())),
                                with(List.of(), "text/plain")),
                        new Sample(
                                path + "/stop",
                                Http.json(Map.of("sessionToken", "x", "eventCount", 9)),
                                with(List.of(), "text/plain")),
                        new Sample(
                                "/api/sessions",
                                Http.json(Map.of("projectKey", World.SHOP_KEY, "title", "t", "url", "u")),
                                with(List.of(), "application/json")));
            }
        };
    }

    private static List<Sample> nativeMessages() {
        Recording recording = Recording.start(World.SHOP);
        String base64 = Base64.getEncoder().encodeToString(Compress.gzip(LINES.getBytes(UTF_8)));
        Map<String, Object> identify = recording.message("recording_identify");
        identify.put("userId", "u");
        identify.put("traits", Map.of("a", 1));
        List<Sample> samples = new ArrayList<>();
        for (Map<String, ?> message : List.of(
                recording.chunk("w", 0, "gzip", base64),
                recording.chunk("w", 1, "identity", LINES),
                recording.chunk("w", 2, "identity", List.of(Map.of("type", 4))),
                recording.message("recording_start"),
                recording.message("recording_heartbeat"),
                identify)) {
            samples.add(new Sample("/events", Http.json(message), List.of("Content-Type", "application/json")));
        }
        return samples;
    }

    private static List<String> with(List<String> headers, String contentType) {
        List<String> all = new ArrayList<>(headers);
        all.addAll(List.of("Content-Type", contentType));
        return all;
    }
}
