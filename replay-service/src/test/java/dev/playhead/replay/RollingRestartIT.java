package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.recording.RecordingId;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An instance that is asked to end hands its viewers over to the one that stays: this test's own. */
@QuarkusTest
class RollingRestartIT extends ReplayTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void aViewerResumesOnAnotherInstanceAndSeesEveryEventOnce() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(5);
        indexer.publishAll(recorder.partition());
        recorder.chunk(5);
        List<JsonNode> seen = new ArrayList<>();
        LiveStream.Message farewell;
        try (OtherInstance ending = OtherInstance.start(http, "quarkus.shutdown.timeout=60s");
                LiveStream viewer = LiveStream.open(http, live(ending.address(), recorder.id(), ""))) {
            await().atMost(SOON).until(() -> viewer.events().size() == 10);

            long asked = System.nanoTime();
            ending.askToEnd();
            for (int i = 0; i < 20; i++) {
                recorder.chunk(3);
            }
            await().atMost(SOON).until(viewer::ended);
            await().atMost(SOON).until(() -> !ending.isAlive());

            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .as("live streams end at once, nobody waits for them")
                    .isLessThan(Duration.ofSeconds(30));
            assertThat(ending.exitCode()).isEqualTo(143);
            farewell = viewer.of("status").getLast();
            seen.addAll(viewer.events());
        }
        assertThat(json(farewell.data()).path("reason").asText()).isEqualTo("shutting_down");
        assertThat(json(farewell.data()).path("state").asText()).isEqualTo("live");
        assertThat(seen.size()).isLessThanOrEqualTo(70);

        recorder.chunk(2);
        try (LiveStream resumed = LiveStream.open(http, live(service, recorder.id(), farewell.id()))) {
            await().atMost(SOON).until(() -> seen.size() + resumed.events().size() >= 72);
            seen.addAll(resumed.events());
        }
        assertThat(numbers(seen)).isEqualTo(upTo(72));
    }

    @Test
    void aViewerOfAStoredPartNeedNotBeSentAllOfItFirst() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        publishMuch(recorder);
        try (OtherInstance ending = OtherInstance.start(http, "quarkus.shutdown.timeout=60s");
                LiveStream viewer = LiveStream.open(http, live(ending.address(), recorder.id(), ""))) {
            await().pollInterval(Duration.ofMillis(1)).atMost(SOON).until(() -> !viewer.events()
                    .isEmpty());
            ending.askToEnd();
            await().atMost(SOON).until(viewer::ended);

            LiveStream.Message farewell = viewer.of("status").getLast();
            assertThat(json(farewell.data()).path("reason").asText()).isEqualTo("shutting_down");
            List<JsonNode> seen = new ArrayList<>(viewer.events());
            try (LiveStream resumed = LiveStream.open(http, live(service, recorder.id(), farewell.id()))) {
                await().atMost(SOON).until(() -> seen.size() + resumed.events().size() >= recorder.events());
                seen.addAll(resumed.events());
            }
            assertThat(numbers(seen)).isEqualTo(upTo(recorder.events()));
        }
    }

    @Test
    void aReplayThatIsNotFinishedInTimeIsCutNotEnded() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        publishMuch(recorder);
        try (OtherInstance ending =
                OtherInstance.start(http, "quarkus.shutdown.timeout=2s", "playhead.replay.write-timeout=10m")) {
            HttpResponse<InputStream> unread = http.send(
                    HttpRequest.newBuilder(ending.address().resolve("/api/v1/replay/" + recorder.id() + "/events"))
                            .header("Authorization", "Bearer " + ReplayServers.ADMIN_KEY)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(unread.statusCode()).isEqualTo(200);

            long asked = System.nanoTime();
            ending.askToEnd();
            await().atMost(SOON).until(() -> !ending.isAlive());

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(30));
            assertThatThrownBy(() -> unread.body().readAllBytes()).isInstanceOf(IOException.class);
        }
    }

    /** More than the network takes unread. */
    private void publishMuch(TestRecorder recorder) throws Exception {
        for (int block = 0; block < 8; block++) {
            recorder.chunk(5, 800_000);
            indexer.publishAll(recorder.partition());
        }
    }

    private static HttpRequest live(URI instance, RecordingId id, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(instance.resolve("/api/v1/replay/" + id + "/live"))
                .header("Authorization", "Bearer " + ReplayServers.ADMIN_KEY);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        return request.build();
    }
}
