package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.follow.Websites;
import dev.playhead.ingest.receive.InFlight;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

    @Inject
    Websites websites;

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @ParameterizedTest
    @EnumSource
    void damagedRequestsAreAnsweredAndForgotten(FuzzSamples.Spoken dialect) {
        Random random = new Random(SEED + dialect.ordinal());
        List<FuzzSamples.Sample> samples = new FuzzSamples(websites).of(dialect);
        send(samples, random, 50);
        long before = Memory.used();
        long began = System.nanoTime();

        send(samples, random, REQUESTS);

        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();

        await().atMost(Duration.ofSeconds(20)).until(() -> inFlight.bytes() == 0);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Memory.used() - before)
                .as("bytes of heap and direct memory kept")
                .isLessThan(24L << 20));
        assertThat(Http.start(World.SHOP).statusCode()).isEqualTo(200);
        System.out.printf(
                "%s: %d damaged requests in %d s, no 5xx, %+d KiB of memory kept%n",
                dialect, REQUESTS, seconds, (Memory.used() - before) >> 10);
    }

    private static void send(List<FuzzSamples.Sample> samples, Random random, int count) {
        Mutation[] mutations = Mutation.values();
        for (int i = 0; i < count; i++) {
            FuzzSamples.Sample sample = samples.get(random.nextInt(samples.size()));
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
}
