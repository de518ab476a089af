package dev.playhead.indexer;

import static dev.playhead.indexer.Events.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.log.Subject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What becomes of what is sent. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class IndexingTest extends Indexed {

    EmbeddedS3 s3;

    @Test
    void storesEventsFactsAndRollups() {
        Subject recording = TestLog.newRecording();
        String events = Events.meta("https://shop.example/", T0)
                + Events.snapshot(T0 + 10)
                + Events.click(7, 100, 100, T0 + 3_000)
                + Events.click(7, 101, 100, T0 + 3_200)
                + Events.click(7, 102, 101, T0 + 3_400)
                + Events.error("out of stock", T0 + 6_000)
                + Events.click(9, 600, 400, T0 + 9_000);

        log.start(recording);
        log.lastChunk(recording, "w1", 0, events);

        awaitEvents(recording, events);
        await().atMost(WITHIN).untilAsserted(() -> {
            assertThat(stored.facts(recording.recordingId(), "click").rows()).isEqualTo(4);
            assertThat(stored.facts(recording.recordingId(), "rage_click")).isEqualTo(new Stored.Facts(1, 3));
            assertThat(stored.facts(recording.recordingId(), "error").rows()).isEqualTo(1);
            assertThat(stored.facts(recording.recordingId(), "page_view").rows())
                    .isEqualTo(1);
        });
        var row = row(
                "SELECT * FROM recordings WHERE recording_id = $1",
                recording.recordingId().value());
        assertThat(row.getLong("clicks")).isEqualTo(4);
        assertThat(row.getLong("rage_clicks")).isEqualTo(1);
        assertThat(row.getLong("errors")).isEqualTo(1);
        assertThat(row.getLong("event_count")).isEqualTo(7);
        assertThat(row.getString("visitor_uid")).isEqualTo("visitor-1");
        assertThat(row.getLong("duration_ms")).isEqualTo(9_000);
        assertThat(row.getLong("stored_bytes")).isPositive();
    }

    @Test
    void storesARepeatedChunkOnceAndALateOneToo() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 3));
        log.chunk(recording, "w1", 2, Events.marks("a", 5, 7));
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 3));
        log.chunk(recording, "w1", 1, Events.marks("a", 3, 5));
        log.chunk(recording, "w1", 2, Events.marks("a", 5, 7));
        log.chunk(recording, "w1", 3, Events.marks("a", 7, 8));

        awaitEvents(
                recording,
                Events.marks("a", 0, 3) + Events.marks("a", 5, 7) + Events.marks("a", 3, 5) + Events.marks("a", 7, 8));
    }

    @Test
    void waitsForObjectStorageAndLosesNothing() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 10));
        awaitEvents(recording, Events.marks("a", 0, 10));

        s3.kill();
        for (int seq = 1; seq < 20; seq++) {
            log.chunk(recording, "w1", seq, Events.marks("a", seq * 10, seq * 10 + 10));
        }
        s3.start();

        awaitEvents(recording, Events.marks("a", 0, 200));
    }

    @Test
    void setsPoisonAsideAndGoesOn() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 2));
        log.chunk(recording, "w1", 1, "{\"type\":3,\"timestamp\":1,\"da");
        log.chunk(recording, "w1", 2, Events.marks("a", 2, 4));

        await().atMost(WITHIN).untilAsserted(() -> {
            String events = stored.events(recording.recordingId());
            assertThat(events).startsWith(Events.marks("a", 0, 2)).endsWith(Events.marks("a", 2, 4));
            assertThat(events).containsOnlyOnce("playhead:gap");
        });
    }
}
