package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.ServiceHandle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code kill -9} in the middle of a recording: nothing lost, nothing double. */
class KilledServicesIT {

    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final int CHUNKS = 60;
    private static final int EVENTS_A_CHUNK = 20;

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);

    @Test
    void aKilledIndexerLosesAndDoublesNothing() {
        ServiceHandle indexer = playhead.service("indexer");
        NativeRecorder recorder = new NativeRecorder(api, playhead.websiteId());

        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            send(recorder, chunk);
            if (chunk == CHUNKS / 3) {
                // some of it is published by now, some sits in the open segment
                await().atMost(BACK_WITHIN)
                        .until(() -> !api.state(recorder.recordingUid()).isEmpty());
                indexer.kill();
            }
            if (chunk == 2 * CHUNKS / 3) {
                indexer.awaitReady(BACK_WITHIN);
                indexer.kill();
            }
        }
        assertThat(marks(recorder)).as("before it is back").isEqualTo(expected(CHUNKS));
        indexer.awaitReady(BACK_WITHIN);

        await().atMost(BACK_WITHIN)
                .untilAsserted(() -> assertThat(api.json("/api/v1/recordings/" + recorder.recordingUid())
                                .get("eventCount")
                                .asLong())
                        .isEqualTo((long) CHUNKS * EVENTS_A_CHUNK));
        assertThat(marks(recorder)).isEqualTo(expected(CHUNKS));
    }

    @Test
    void aKilledReplayServiceComesBackByItself() {
        NativeRecorder recorder = new NativeRecorder(api, playhead.websiteId());
        send(recorder, 0);

        playhead.service("replay").kill();
        playhead.service("replay").awaitReady(BACK_WITHIN);

        assertThat(marks(recorder)).isEqualTo(expected(1));
    }

    private static void send(NativeRecorder recorder, int chunk) {
        String events = NativeRecorder.marks("m", chunk * EVENTS_A_CHUNK, (chunk + 1) * EVENTS_A_CHUNK);
        assertThat(recorder.send(events).statusCode()).isEqualTo(204);
    }

    private List<String> marks(NativeRecorder recorder) {
        return api.replay(recorder.recordingUid()).stream()
                .map(event -> event.path("data").path("payload").path("mark"))
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> expected(int chunks) {
        return java.util.stream.IntStream.range(0, chunks * EVENTS_A_CHUNK)
                .mapToObj(i -> "m-" + i)
                .toList();
    }
}
