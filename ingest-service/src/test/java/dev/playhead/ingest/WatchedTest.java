package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.follow.WatchedRecordings;
import dev.playhead.recording.RecordingId;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.Topics;
import dev.playhead.wire.watched.WatchedRecording;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class WatchedTest {
    @Inject
    WatchedRecordings known;

    @BeforeEach
    void world() {
        World.ready();
    }

    @Test
    void aRecorderIsAskedToUploadFasterWhileSomebodyWatches() {
        Recording recording = Recording.start(World.SHOP);
        Recording another = Recording.start(World.SHOP);
        AtomicInteger seq = new AtomicInteger();
        assertThat(askedFor(recording.chunk("w", seq.getAndIncrement(), "identity", "{}")))
                .isEmpty();

        WatchedRecording watched =
                new WatchedRecording(new RecordingId(UUID.fromString(recording.uid())), Duration.ofMinutes(5));
        World.send(Topics.WATCHED, recording.uid(), new String(watched.toJson(), StandardCharsets.UTF_8));

        await().atMost(Duration.ofSeconds(30))
                .until(() -> askedFor(recording.chunk("w", seq.getAndIncrement(), "identity", "{}"))
                        .equals(Optional.of("250")));
        assertThat(askedFor(recording.message("recording_heartbeat"))).contains("250");
        assertThat(askedFor(another.chunk("w", 0, "identity", "{}"))).isEmpty();
    }

    @Test
    void theWordLapsesAndTheLongestOneCounts() {
        RecordingId id = RecordingIds.mint();
        long now = System.currentTimeMillis();

        known.put(new WatchedRecording(id, Duration.ofSeconds(15)), now - 16_000);
        assertThat(known.contains(id)).isFalse();

        known.put(new WatchedRecording(id, Duration.ofMinutes(1)), now);
        known.put(new WatchedRecording(id, Duration.ofSeconds(1)), now - 2_000);
        assertThat(known.contains(id)).isTrue();
    }

    private static Optional<String> askedFor(Map<String, Object> message) {
        HttpResponse<String> answer = Http.message(message);
        assertThat(answer.statusCode()).isEqualTo(204);
        return answer.headers().firstValue("Playhead-Flush-Interval");
    }
}
