package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.endtoend.load.LiveViewer;
import dev.playhead.endtoend.load.Load;
import dev.playhead.endtoend.load.LoadRecorder;
import dev.playhead.standalone.RunningPlayhead;
import java.time.Duration;
import java.util.List;

/** What must hold after a load, whatever was done to the system meanwhile: acknowledged = replayed = seen live = counted. */
final class EverythingArrived {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final RunningPlayhead playhead;
    private final Load load;
    private final Api api;

    EverythingArrived(RunningPlayhead playhead, Load load) {
        this.playhead = playhead;
        this.load = load;
        this.api = new Api(playhead, load.website().secretKey());
    }

    /** Ends the load and returns what the catalog has counted of it. */
    Usage verify() throws InterruptedException {
        List<LoadRecorder> recorders = load.stop();
        recorders.forEach(this::isReplayed);
        recorders.forEach(this::isInCatalog);
        load.viewers().forEach(viewer -> sawEverythingOnce(viewer, recorders));
        recorders.forEach(this::hasItsFacts);
        Usage usage = Usage.of(playhead, load.website().websiteId());
        assertThat(usage.stored())
                .as("events stored")
                .isEqualTo(recorders.stream().mapToLong(LoadRecorder::events).sum());
        assertThat(usage.fenced() + usage.deadLettered())
                .as("events fenced or dead-lettered")
                .isZero();
        return usage;
    }

    private void isReplayed(LoadRecorder recorder) {
        assertThat(api.replay(recorder.recordingId()).stream()
                        .map(event -> event.at("/data/payload/mark").asText())
                        .filter(mark -> !mark.isEmpty())
                        .toList())
                .as("the replay of " + recorder.recordingId())
                .isEqualTo(recorder.marks());
    }

    private void isInCatalog(LoadRecorder recorder) {
        await().atMost(WITHIN).untilAsserted(() -> assertThat(api.json("/api/v1/recordings/" + recorder.recordingId())
                        .path("eventCount")
                        .asLong())
                .as("events of " + recorder.recordingId())
                .isEqualTo(recorder.events()));
    }

    private static void sawEverythingOnce(LiveViewer viewer, List<LoadRecorder> recorders) {
        LoadRecorder watched = recorders.stream()
                .filter(recorder -> recorder.recordingId().equals(viewer.recordingId()))
                .findFirst()
                .orElseThrow();
        await().atMost(WITHIN).untilAsserted(() -> assertThat(viewer.marks())
                .as("what the viewer of %s saw over %d connections", viewer.recordingId(), viewer.connections())
                .isEqualTo(watched.marks()));
    }

    private void hasItsFacts(LoadRecorder recorder) {
        String sql =
                "SELECT toUInt32(count()) AS clicks, toUInt32(uniqExact(position_offset, position_index)) AS positions"
                        + " FROM facts WHERE kind = 'click' AND selector LIKE '%pay%' AND recording_id = '"
                        + recorder.recordingId() + "'";
        await().atMost(WITHIN).untilAsserted(() -> {
            JsonNode row = api.clickHouse(sql).getFirst();
            assertThat(row.path("clicks").asLong()).as("clicks").isEqualTo(recorder.clicks());
            assertThat(row.path("positions").asLong()).as("distinct positions").isEqualTo(recorder.clicks());
        });
    }
}
