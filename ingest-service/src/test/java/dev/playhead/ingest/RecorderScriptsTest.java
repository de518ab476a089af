package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.quarkus.KafkaResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
    void aFileNamedByItsContentMayBeKeptForEver() {
        String chunk = nameOf("recording-capture");

        for (String path : new String[] {
            "/js/" + chunk, "/js/recording.js?file=" + chunk, "/recorder.js?file=" + chunk, "/js/" + nameOf("recording")
        }) {
            HttpResponse<String> answer = Http.get(path, "Origin", "https://any.example");

            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                    .as(path)
                    .contains("immutable", "max-age=31536000");
        }
        assertThat(Http.get("/js/recording.js").body()).contains(chunk);
    }

    @Test
    void aFileNamedByOtherContentIsServedAndNeverKept() {
        HttpResponse<String> answer = Http.get("/js/recording-capture.0123456789abcdef01234567.js");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).isEqualTo("no-store");
        assertThat(Http.get("/js/recording.js?file=../secret.js").statusCode()).isEqualTo(404);
    }

    private static String nameOf(String script) {
        byte[] content = script.equals("recording")
                ? Http.get("/js/recording.js").body().getBytes(StandardCharsets.UTF_8)
                : Http.get("/js/recording-capture.000000000000000000000000.js")
                        .body()
                        .getBytes(StandardCharsets.UTF_8);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return script + "." + HexFormat.of().formatHex(hash, 0, 12) + ".js";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
