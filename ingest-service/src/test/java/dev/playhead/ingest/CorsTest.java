package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.quarkus.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class CorsTest {
    private static final String EVIL = "https://evil.example";

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/events", "/api/track", "/analytics/events", "/recordings/x/chunks"})
    void preflightsOfAllPathsAreAnswered(String path) {
        HttpResponse<String> answer = Http.options(
                path + "?websiteId=" + World.STRICT.value(),
                "Origin",
                World.STRICT_ORIGIN,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-encoding,content-type");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(World.STRICT_ORIGIN);
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(header(answer, "Access-Control-Allow-Methods")).contains("POST");
        assertThat(header(answer, "Access-Control-Allow-Headers"))
                .contains("Content-Type")
                .contains("Content-Encoding")
                .contains("Authorization");
        assertThat(header(answer, "Access-Control-Max-Age")).isEqualTo("86400");
        assertThat(header(answer, "Vary")).contains("Origin");
    }

    @Test
    void anotherOriginIsNotAllowedByThePreflightOfAWebsiteThatListsItsOwn() {
        HttpResponse<String> answer = Http.options("/events?websiteId=" + World.STRICT.value(), "Origin", EVIL);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void anAllowedOriginMayReadTheAnswerAndItsHeaders() {
        HttpResponse<String> answer = Http.start(World.STRICT, "Origin", World.STRICT_ORIGIN);

        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(World.STRICT_ORIGIN);
        assertThat(header(answer, "Access-Control-Expose-Headers"))
                .contains("Retry-After")
                .contains("Playhead-Flush-Interval");
    }

    @Test
    void aWebsiteWithAnAllowListTakesNoWriteFromAnotherOrigin() {
        Recording recording = Recording.start(World.STRICT, "Origin", World.STRICT_ORIGIN);

        HttpResponse<String> evil = Http.message(recording.chunk("w", 0, "identity", "{}"), "Origin", EVIL);
        HttpResponse<String> none = Http.message(recording.chunk("w", 0, "identity", "{}"));
        HttpResponse<String> own =
                Http.message(recording.chunk("w", 0, "identity", "{}"), "Origin", World.STRICT_ORIGIN);

        assertThat(evil.statusCode()).isEqualTo(403);
        assertThat(Http.read(evil).get("reason").asText()).isEqualTo("origin_not_allowed");
        assertThat(header(evil, "Access-Control-Allow-Origin")).isEmpty();
        assertThat(none.statusCode()).isEqualTo(403);
        assertThat(own.statusCode()).isEqualTo(204);
    }

    @Test
    void aRecorderOnAForeignOriginCanReadThatItIsNotWanted() {
        HttpResponse<String> answer =
                Http.message(Map.of("type", "recording_start", "websiteId", World.STRICT.value()), "Origin", EVIL);

        assertThat(Http.read(answer).get("reason").asText()).isEqualTo("origin_not_allowed");
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(EVIL);
        assertThat(header(answer, "Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void errorsCanBeReadByThePage() {
        HttpResponse<String> answer = Http.post("/events", "no".getBytes(), "Origin", "https://any.example");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://any.example");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return String.join(",", answer.headers().allValues(name));
    }
}
