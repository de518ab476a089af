package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.endtoend.load.LiveViewer;
import dev.playhead.endtoend.load.Load;
import dev.playhead.endtoend.load.LoadRecorder;
import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.ServiceHandle;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A new release goes out in the middle of the day: SIGTERM to every service in turn, twice, under load. */
class RollingRestartIT {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);
    private static final int RECORDINGS = 12;
    private static final int WATCHED = 4;
    private static final int CHUNKS_BETWEEN = 2 * RECORDINGS;

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);

    @Test
    void losesAndDoublesNothing() throws InterruptedException {
        try (Load load = Load.start(playhead, RECORDINGS, WATCHED, Duration.ofMillis(100))) {
            for (int round = 0; round < 2; round++) {
                for (String name : List.of("ingest", "indexer", "replay", "query")) {
                    goOn(load);
                    ServiceHandle service = playhead.service(name);
                    service.kill();
                    service.awaitReady(BACK_WITHIN);
                }
            }
            goOn(load);

            List<LoadRecorder> recorders = load.stop();

            recorders.forEach(this::isCompleteInReplay);
            recorders.forEach(this::isCompleteInCatalog);
            load.viewers().forEach(viewer -> sawEverythingOnce(viewer, recorders));
            recorders.forEach(this::hasItsFacts);
        }
    }

    /** Some chunks of every recording come between two restarts, so that each finds something in flight. */
    private static void goOn(Load load) {
        long before = load.acknowledged();
        await().atMost(BACK_WITHIN).until(() -> load.acknowledged() >= before + CHUNKS_BETWEEN);
    }

    private void isCompleteInReplay(LoadRecorder recorder) {
        assertThat(api.replay(recorder.recordingId()).stream()
                        .map(event -> event.at("/data/payload/mark").asText())
                        .filter(mark -> !mark.isEmpty())
                        .toList())
                .as("the replay of " + recorder.recordingId())
                .isEqualTo(recorder.marks());
    }

    private void isCompleteInCatalog(LoadRecorder recorder) {
        await().atMost(BACK_WITHIN)
                .untilAsserted(() -> assertThat(api.json("/api/v1/recordings/" + recorder.recordingId())
                                .path("eventCount")
                                .asLong())
                        .isEqualTo(recorder.events()));
    }

    private static void sawEverythingOnce(LiveViewer viewer, List<LoadRecorder> recorders) {
        LoadRecorder watched = recorders.stream()
                .filter(recorder -> recorder.recordingId().equals(viewer.recordingId()))
                .findFirst()
                .orElseThrow();
        await().atMost(BACK_WITHIN).untilAsserted(() -> assertThat(viewer.marks())
                .as("what the viewer of %s saw over %d connections", viewer.recordingId(), viewer.connections())
                .isEqualTo(watched.marks()));
        assertThat(viewer.connections()).as("replay was restarted twice").isGreaterThanOrEqualTo(3);
    }

    private void hasItsFacts(LoadRecorder recorder) {
        String sql =
                "SELECT toUInt32(count()) AS clicks, toUInt32(uniqExact(position_offset, position_index)) AS positions"
                        + " FROM facts WHERE kind = 'click' AND selector LIKE '%pay%' AND recording_id = '"
                        + recorder.recordingId() + "'";
        await().atMost(BACK_WITHIN).untilAsserted(() -> {
            JsonNode row = api.clickHouse(sql).getFirst();
            assertThat(row.path("clicks").asLong()).as("clicks").isEqualTo(recorder.clicks());
            assertThat(row.path("positions").asLong()).as("distinct positions").isEqualTo(recorder.clicks());
        });
    }
}
