package dev.playhead.indexer;

import static dev.playhead.indexer.Events.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.log.Subject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Partitions that are taken over while something is under way. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class TakeOverTest extends Indexed {

    @Test
    void namesAClickedElementAlsoAfterItsPartitionWasTakenOver() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.meta("https://shop.example/", T0) + Events.buttonPage(T0 + 10));
        await().atMost(WITHIN)
                .until(() -> !stored.events(recording.recordingId()).isEmpty());

        loseTheClaim(recording.recordingId());
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
        loseTheClaim(one.recordingId());
        log.append(List.of(second.get(1), first.get(2), second.get(2)));

        awaitEvents(one, Events.large("one", 2_500_000));
        awaitEvents(other, Events.large("other", 2_500_000));
    }

    @Test
    void readsAgainWhatACompetitorsClaimMadeVoidAndKeepsWhatTheSamePublishHoldsOfOtherPartitions() {
        Subject recording = TestLog.newRecording();
        Subject untouched = TestLog.newRecording();
        while (TestLog.partitionOf(untouched.recordingId()) == TestLog.partitionOf(recording.recordingId())) {
            untouched = TestLog.newRecording();
        }
        List<Subject> both = List.of(recording, untouched);
        both.forEach(log::start);
        both.forEach(one -> log.chunk(one, "w1", 0, Events.marks("a", 0, 10)));
        both.forEach(one -> awaitEvents(one, Events.marks("a", 0, 10)));

        long lost = loseTheClaim(recording.recordingId());
        both.forEach(one -> log.chunk(one, "w1", 1, Events.marks("a", 10, 20)));
        both.forEach(one -> log.chunk(one, "w1", 2, Events.marks("a", 20, 30)));

        both.forEach(one -> awaitEvents(one, Events.marks("a", 0, 30)));
        assertThat(epoch(recording)).as("it claims anew before it publishes").isGreaterThan(lost);
    }

    @Test
    void publishesNothingOnACheckpointThatIsNotTheOneItWentOnFrom() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 10));
        awaitEvents(recording, Events.marks("a", 0, 10));
        long before = epoch(recording);

        // as after a restore of the catalog
        update(
                "UPDATE partitions SET next_offset = next_offset - 1 WHERE partition = $1",
                TestLog.partitionOf(recording.recordingId()));
        log.chunk(recording, "w1", 1, Events.marks("a", 10, 20));

        awaitEvents(recording, Events.marks("a", 0, 20));
        assertThat(epoch(recording)).isGreaterThan(before);
    }

    @Test
    void goesOnBehindRecordsThatWereDeletedBeforeTheyWereIndexed() {
        Subject recording = TestLog.newRecording();
        int partition = TestLog.partitionOf(recording.recordingId());
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 10));
        awaitEvents(recording, Events.marks("a", 0, 10));

        // as after an outage that lasted longer than the log keeps records
        log.deleteAll(partition);
        update("UPDATE partitions SET next_offset = 0, owner_epoch = owner_epoch + 1 WHERE partition = $1", partition);
        log.chunk(recording, "w1", 1, Events.marks("a", 10, 20));

        awaitEvents(recording, Events.marks("a", 0, 20));
        assertThat(checkpoint(partition)).isPositive();
    }

    private long checkpoint(int partition) {
        return row("SELECT next_offset FROM partitions WHERE partition = $1", partition)
                .getLong(0);
    }

    private long epoch(Subject recording) {
        return row(
                        "SELECT owner_epoch FROM partitions WHERE partition = $1",
                        TestLog.partitionOf(recording.recordingId()))
                .getLong(0);
    }

    private void awaitCheckpointWithPending(int partition, int chunks) {
        await().atMost(WITHIN)
                .until(() -> row("SELECT jsonb_array_length(pending) FROM partitions WHERE partition = $1", partition)
                                .getInteger(0)
                        == chunks);
    }
}
