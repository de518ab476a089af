package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.receive.InFlight;
import dev.playhead.recording.log.LogEntry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class KafkaOutageTest {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(8);

    EmbeddedKafka kafka;

    @Inject
    InFlight inFlight;

    @Test
    void writesAreToldToComeLaterWhileKafkaIsGoneAndAreTakenWhenItIsBack() {
        World.ready();
        Recording recording = Recording.start(World.SHOP);
        kafka.kill();
        try {
            for (int seq = 0; seq < 3; seq++) {
                long began = System.nanoTime();
                HttpResponse<String> answer = Http.message(recording.chunk("w", seq, "identity", "{\"type\":4}"));
                Duration took = Duration.ofNanos(System.nanoTime() - began);

                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                assertThat(took).isLessThan(ANSWERED_WITHIN);
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> Http.get("/q/health/ready").statusCode() == 503);
        } finally {
            kafka.start();
        }

        await().atMost(Duration.ofSeconds(30))
                .until(() -> Http.message(recording.chunk("w", 3, "identity", "{\"type\":4}"))
                                .statusCode()
                        == 204);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Http.get("/q/health/ready").statusCode() == 200);
        await().atMost(Duration.ofSeconds(30)).until(() -> inFlight.bytes() == 0);
        try (LogView log = new LogView()) {
            assertThat(Http.message(recording.chunk("w", 4, "identity", "{\"type\":5}"))
                            .statusCode())
                    .isEqualTo(204);
            List<LogEntry> entries = log.entries(recording, 1);
            assertThat(((LogEntry.Chunk) entries.getLast()).head().seq()).isEqualTo(4);
        }
    }
}
