package dev.playhead.indexer;

import static dev.playhead.indexer.Events.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backend.class)
class IndexingTest {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    EmbeddedKafka kafka;
    EmbeddedS3 s3;

    @Inject
    Stored stored;

    @Inject
    Pool catalog;

    private TestLog log;

    @BeforeEach
    void open() {
        log = new TestLog(kafka.bootstrapServers());
    }

    @AfterEach
    void close() {
        log.close();
    }

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
        var row = catalog.preparedQuery("SELECT * FROM recordings WHERE recording_id = $1")
                .execute(Tuple.of(recording.recordingId().value()))
                .await()
                .atMost(WITHIN)
                .iterator()
                .next();
        assertThat(row.getLong("clicks")).isEqualTo(4);
        assertThat(row.getLong("rage_clicks")).isEqualTo(1);
        assertThat(row.getLong("errors")).isEqualTo(1);
        assertThat(row.getLong("event_count")).isEqualTo(7);
        assertThat(row.getString("visitor_uid")).isEqualTo("visitor-1");
        assertThat(row.getLong("duration_ms")).isEqualTo(9_000);
        assertThat(row.getLong("stored_bytes")).isPositive();
    }

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
    void namesAClickedElementAlsoAfterItsPartitionWasTakenOver() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.meta("https://shop.example/", T0) + Events.buttonPage(T0 + 10));
        await().atMost(WITHIN)
                .until(() -> !stored.events(recording.recordingId()).isEmpty());

        loseTheClaim(TestLog.partitionOf(recording.recordingId()));
        log.lastChunk(recording, "w1", 1, Events.click(5, 10, 10, T0 + 500));

        await().atMost(WITHIN).untilAsserted(() -> assertThat(stored.selectors(recording.recordingId(), "click"))
                .containsExactly("#buy"));
    }

    @Test
    void assemblesInterleavedFramesOfTwoChunks() {
        Subject one = TestLog.newRecording();
        Subject other = neighbourOf(one);
        List<ProducerRecord<byte[], byte[]>> first =
                TestLog.frames(one, "w1", 0, Events.large("one", 2_500_000), false);
        List<ProducerRecord<byte[], byte[]>> second =
                TestLog.frames(other, "w1", 0, Events.large("other", 2_500_000), false);

        log.start(one);
        log.start(other);
        log.append(List.of(first.get(0), second.get(0), first.get(1)));
        // the checkpoint passes the frames while their chunks are incomplete
        awaitCheckpointWithPending(TestLog.partitionOf(one.recordingId()), 2);
        loseTheClaim(TestLog.partitionOf(one.recordingId()));
        log.append(List.of(second.get(1), first.get(2), second.get(2)));

        awaitEvents(one, Events.large("one", 2_500_000));
        awaitEvents(other, Events.large("other", 2_500_000));
    }

    @Test
    void readsAgainWhatACompetitorsClaimMadeVoid() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 10));
        awaitEvents(recording, Events.marks("a", 0, 10));

        loseTheClaim(TestLog.partitionOf(recording.recordingId()));
        log.chunk(recording, "w1", 1, Events.marks("a", 10, 20));
        log.chunk(recording, "w1", 2, Events.marks("a", 20, 30));

        awaitEvents(recording, Events.marks("a", 0, 30));
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

    /** Another recording of the same partition. */
    private static Subject neighbourOf(Subject one) {
        Subject other = TestLog.newRecording();
        while (TestLog.partitionOf(other.recordingId()) != TestLog.partitionOf(one.recordingId())) {
            other = TestLog.newRecording();
        }
        return other;
    }

    /** What another indexer does that takes the partition over: every publish under the older epoch is refused from now on. */
    private void loseTheClaim(int partition) {
        catalog.preparedQuery("UPDATE partitions SET owner_epoch = owner_epoch + 1 WHERE partition = $1")
                .execute(Tuple.of(partition))
                .await()
                .atMost(WITHIN);
    }

    private void awaitCheckpointWithPending(int partition, int chunks) {
        await().atMost(WITHIN).untilAsserted(() -> assertThat(
                        catalog.preparedQuery("SELECT jsonb_array_length(pending) FROM partitions WHERE partition = $1")
                                .execute(Tuple.of(partition))
                                .await()
                                .atMost(WITHIN)
                                .iterator()
                                .next()
                                .getInteger(0))
                .isEqualTo(chunks));
    }

    private void awaitEvents(Subject recording, String ndjson) {
        List<String> expected = new ArrayList<>(ndjson.lines().toList());
        await().atMost(WITHIN).untilAsserted(() -> assertThat(
                        stored.events(recording.recordingId()).lines().toList())
                .isEqualTo(expected));
    }

    /** In ClickHouse, where lists are read from. */
    private void awaitListed(Subject recording, String state) {
        await().atMost(WITHIN)
                .until(() -> stored.listed(recording.recordingId()).equals(state));
    }

    private void awaitState(Subject recording, String state) {
        await().atMost(WITHIN).untilAsserted(() -> {
            var snapshot = stored.snapshot(recording.recordingId());
            assertThat(snapshot == null ? "" : snapshot.state().name()).isEqualTo(state);
        });
    }
}
