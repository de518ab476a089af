package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Partitioning;
import dev.playhead.wire.RecordingIds;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** What viewers share: the work for a recording at the live edge, and the reading of a partition on which indexing lags. */
@QuarkusTest
class ManyViewersTest extends ReplayTest {
    private static final Logger LOG = Logger.getLogger(ManyViewersTest.class);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PARTITION = 1;

    @Test
    void aWatchedRecordingIsFoldedOnceHoweverManyWatchIt() throws Exception {
        TestRecorder recorder = onPartition();
        recorder.chunk(5);
        indexer.publishAll(PARTITION);
        recorder.chunk(5);
        double before = metric("playhead_replay_tail_delay_seconds_count");
        List<LiveStream> viewers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            viewers.add(live(recorder));
        }
        // Each has joined the live edge once it has nothing more to wait for.
        await().atMost(SOON).until(() -> viewers.stream()
                .noneMatch(viewer -> viewer.of("comment").isEmpty()));

        for (int i = 0; i < 30; i++) {
            recorder.chunk(3);
        }

        for (LiveStream viewer : viewers) {
            await().atMost(SOON).until(() -> viewer.events().size() >= recorder.events());
            assertThat(numbers(viewer.events())).isEqualTo(upTo(recorder.events()));
            viewer.close();
        }
        assertThat(metric("playhead_replay_tail_delay_seconds_count") - before).isEqualTo(30);
        await().atMost(SOON).until(() -> metric("playhead_replay_live_buffered_bytes") == 0);
        await().atMost(SOON).until(() -> metric("playhead_replay_live_recordings") == 0);
    }

    @Test
    void openingsAtOnceOfALaggingPartitionShareWhatTheyReadOfIt() throws Exception {
        indexer.publishAll(PARTITION);
        List<TestRecorder> recorders =
                Stream.generate(this::onPartition).limit(5).toList();
        for (int i = 0; i < 40; i++) {
            for (TestRecorder recorder : recorders) {
                recorder.chunk(2, 10_000);
            }
        }
        double partitionBytes = 40 * 5 * 2 * 10_000;
        double before = metric("playhead_replay_log_read_bytes_total");
        double passes = metric("playhead_replay_log_passes_total");
        int openings = 40;
        try (ExecutorService viewers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Integer>>> seen = new ArrayList<>();
            for (int i = 0; i < openings; i++) {
                TestRecorder recorder = recorders.get(i % recorders.size());
                seen.add(viewers.submit(() -> numbers(events(recorder.id()))));
            }
            for (Future<List<Integer>> one : seen) {
                assertThat(one.get()).isEqualTo(upTo(80));
            }
        }

        double times = (metric("playhead_replay_log_read_bytes_total") - before) / partitionBytes;
        LOG.infof(
                "%d openings read the partition's %.0f MB %.1f times, in %.0f passes",
                openings, partitionBytes / 1e6, times, metric("playhead_replay_log_passes_total") - passes);
        assertThat(times).as("alone each would read it twice or three times").isLessThan(openings / 2.0);
    }

    private TestRecorder onPartition() {
        Subject subject = Stream.generate(() -> new Subject(TestRecorder.WEBSITE, RecordingIds.mint()))
                .filter(one -> Partitioning.partitionOf(one.recordingId(), ReplayServers.PARTITIONS) == PARTITION)
                .findFirst()
                .orElseThrow();
        return new TestRecorder(kafka, subject);
    }

    private LiveStream live(TestRecorder recorder) throws Exception {
        return LiveStream.open(http, request(recorder.id(), "live").build());
    }
}
