package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.quarkus.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class RecorderScriptsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/js/recording.js",
                "/recording.js",
                "/js/main.js",
                "/main.js",
                "/recorder.js",
                "/vendor/rrweb.min.js"
            })
    void scriptsAreServedToAnyPageAndMayBeKept(String path) {
        HttpResponse<String> answer = Http.get(path, "Origin", "https://any.example");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isNotBlank();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/javascript");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("max-age=3600");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(Http.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void scriptsAreCompressed() {
        HttpResponse<String> answer = Http.get("/js/recording.js", "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void anUnknownScriptIsAProblem() {
        HttpResponse<String> answer = Http.get("/js/other.js");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }
}
