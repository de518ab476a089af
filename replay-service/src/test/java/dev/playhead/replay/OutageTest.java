package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedS3;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OutageTest extends ReplayTest {
    EmbeddedKafka broker;
    EmbeddedS3 s3;

    @Test
    void saysSoBeforeTheFirstByteWhileObjectStorageIsDown() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(2);
        indexer.publishAll(recorder.partition());
        s3.kill();
        try {
            HttpResponse<byte[]> answer = get(recorder.id(), "events", "identity");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(lines(answer.body()).getFirst().path("reason").asText()).isEqualTo("storage_unavailable");
        } finally {
            s3.start();
        }
        assertThat(numbers(events(recorder.id()))).isEqualTo(upTo(2));
    }

    @Test
    void liveStreamOutlivesTheBroker() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(2);
        try (LiveStream viewer =
                LiveStream.open(http, request(recorder.id(), "live").build())) {
            await().atMost(Duration.ofSeconds(10)).until(() -> viewer.events().size() == 2);
            broker.kill();
            HttpResponse<byte[]> answer = get(recorder.id(), "events", "identity");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(lines(answer.body()).getFirst().path("reason").asText()).isEqualTo("log_unavailable");
            assertThat(send(HttpRequest.newBuilder(service.resolve("/q/health/ready"))
                                    .build())
                            .statusCode())
                    .as("ready, since open streams go on")
                    .isEqualTo(200);
            broker.start();
            recorder.chunk(1);

            await().atMost(Duration.ofSeconds(30)).until(() -> viewer.events().size() == 3);
            assertThat(numbers(viewer.events())).isEqualTo(upTo(3));
        }
    }

    @Test
    void isReadyWhileTheBackendsAnswer() {
        HttpRequest ready =
                HttpRequest.newBuilder(service.resolve("/q/health/ready")).build();

        await().atMost(Duration.ofSeconds(30)).until(() -> send(ready).statusCode() == 200);
    }
}
