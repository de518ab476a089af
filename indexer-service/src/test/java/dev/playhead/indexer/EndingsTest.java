package dev.playhead.indexer;

import static dev.playhead.indexer.Events.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Ends, stops, cancels and erasures. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class EndingsTest extends Indexed {

    @Test
    void endsASilentRecordingAndReopensItOnALaterChunk() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.lastChunk(recording, "w1", 0, Events.marks("a", 0, 3));
        awaitState(recording, "ready");
        awaitListed(recording, "ready");

        log.chunk(recording, "w1", 1, Events.marks("a", 3, 5));
        awaitEvents(recording, Events.marks("a", 0, 5));
        awaitState(recording, "live");
        awaitListed(recording, "live");
    }

    @Test
    void fencesAStoppedRecordingButTakesWhatTheStopNamed() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 2));
        log.control(new LogEntry.Stopped(recording, TestLog.nowhere(), Map.of("w1", 1L)));
        log.chunk(recording, "w1", 1, Events.marks("a", 2, 4));
        log.chunk(recording, "w1", 2, Events.marks("late", 0, 4));
        log.chunk(recording, "w2", 0, Events.marks("later", 0, 4));

        awaitState(recording, "stopped");
        awaitEvents(recording, Events.marks("a", 0, 4));
        awaitListed(recording, "stopped");
    }

    @Test
    void closesABurstThatAStopCutOff() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.chunk(
                recording,
                "w1",
                0,
                Events.meta("https://shop.example/", T0)
                        + Events.click(7, 10, 10, T0 + 100)
                        + Events.click(7, 10, 10, T0 + 200));
        log.control(new LogEntry.Stopped(recording, TestLog.nowhere(), Map.of("w1", 1L)));
        log.chunk(recording, "w1", 1, Events.click(7, 10, 10, T0 + 300));

        awaitState(recording, "stopped");
        await().atMost(WITHIN).untilAsserted(() -> assertThat(stored.facts(recording.recordingId(), "rage_click"))
                .isEqualTo(new Stored.Facts(1, 3)));
        assertThat(stored.snapshot(recording.recordingId()).state().name()).isEqualTo("stopped");
    }

    @Test
    void keepsNothingOfACancelledRecordingInTheCatalog() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 2));
        awaitEvents(recording, Events.marks("a", 0, 2));

        log.control(new LogEntry.Cancelled(recording, TestLog.nowhere()));
        log.chunk(recording, "w1", 1, Events.marks("a", 2, 4));

        awaitState(recording, "erased");
        awaitEvents(recording, "");
        await().atMost(WITHIN).untilAsserted(() -> assertThat(stored.listed(recording.recordingId()))
                .isEmpty());
    }

    @Test
    void anotherWebsiteErasesNothing() {
        Subject recording = TestLog.newRecording();
        Subject foreign = new Subject(new WebsiteId("flid_anotherwebsite00"), recording.recordingId());
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 2));

        log.control(new LogEntry.Erased(foreign, TestLog.nowhere()));
        log.chunk(recording, "w1", 1, Events.marks("a", 2, 4));

        awaitEvents(recording, Events.marks("a", 0, 4));
    }
}
