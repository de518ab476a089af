package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LiveTest extends ReplayTest {
    private static final Logger LOG = Logger.getLogger(LiveTest.class);
    private static final Duration SOON = Duration.ofSeconds(10);

    @Test
    void appendedChunksArriveWithinMilliseconds() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(3);
        indexer.publishAll(recorder.partition());
        recorder.chunk(2);
        try (LiveStream viewer = open(recorder)) {
            await().atMost(SOON).until(() -> viewer.events().size() == 5);
            List<Long> delays = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                long before = System.nanoTime();
                recorder.chunk(1);
                int expected = recorder.events();
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(2))
                        .atMost(SOON)
                        .until(() -> viewer.events().size() == expected);
                delays.add(viewer.of("events").getLast().arrivedAtNanos() - before);
            }
            delays.sort(null);
            LOG.infof(
                    "append to SSE arrival: p50 %.1f ms, p95 %.1f ms, max %.1f ms",
                    delays.get(20) / 1e6, delays.get(37) / 1e6, delays.getLast() / 1e6);

            assertThat(numbers(viewer.events())).isEqualTo(upTo(recorder.events()));
            assertThat(viewer.states()).containsExactly("live");
            assertThat(viewer.of("events").getFirst().age())
                    .as("what is stored has no age")
                    .isEqualTo(-1);
            assertThat(viewer.of("events").getLast().age()).isBetween(0L, SOON.toMillis());
            assertThat(viewer.response().headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            assertThat(delays.get(20)).isLessThan(Duration.ofMillis(200).toNanos());
        }
    }

    @Test
    void seamHoldsWhileChunksComeAndTheIndexerPublishes() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        List<LiveStream> viewers = new ArrayList<>();
        try (ExecutorService load = Executors.newSingleThreadExecutor()) {
            recorder.chunk(1);
            Future<?> appending = load.submit(() -> {
                for (int i = 0; i < 300; i++) {
                    recorder.chunk(2);
                }
            });
            while (!appending.isDone() || viewers.size() < 8) {
                if (viewers.size() < 8) {
                    viewers.add(open(recorder));
                }
                indexer.publishAll(recorder.partition());
                List<Integer> stored = numbers(events(recorder.id()));
                assertThat(stored).isEqualTo(upTo(stored.size()));
            }
            appending.get();
        }

        for (LiveStream viewer : viewers) {
            await().atMost(SOON).until(() -> viewer.events().size() >= 601);
            assertThat(numbers(viewer.events())).isEqualTo(upTo(601));
            viewer.close();
        }
    }

    @Test
    void chunkWithFramesBeforeAndAfterJoiningComesOnce() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(1);
        List<ProducerRecord<byte[], byte[]>> frames = recorder.next(3, 700_000);
        recorder.append(frames.subList(0, 1));
        indexer.publishAll(recorder.partition());
        recorder.append(frames.subList(1, 2));
        try (LiveStream viewer = open(recorder)) {
            await().atMost(SOON).until(() -> !viewer.of("comment").isEmpty());
            assertThat(numbers(viewer.events())).containsExactly(0);

            recorder.append(frames.subList(2, frames.size()));

            await().atMost(SOON).until(() -> viewer.events().size() >= 4);
            assertThat(numbers(viewer.events())).isEqualTo(upTo(4));
        }
    }

    @Test
    void resumesAfterAnyId() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(4);
        recorder.chunk(4);
        indexer.publishAll(recorder.partition());
        long inTail = recorder.chunk(4);
        String afterTwoOfTheTail = inTail + ".1";
        try (LiveStream viewer = open(recorder)) {
            await().atMost(SOON).until(() -> viewer.events().size() == 12);
            LiveStream.Message stored = viewer.of("events").getFirst();
            assertThat(stored.id()).endsWith(".3");

            assertThat(numbers(resumed(recorder, stored.id(), 4))).containsExactly(8, 9, 10, 11);
        }
        long firstChunk = inTail - 2;
        assertThat(numbers(resumed(recorder, firstChunk + ".1", 10))).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(numbers(resumed(recorder, afterTwoOfTheTail, 2))).containsExactly(10, 11);
        HttpResponse<byte[]> malformed = send(
                request(recorder.id(), "live").header("Last-Event-ID", "12").build());
        assertThat(malformed.statusCode()).isEqualTo(400);
    }

    @Test
    void recordingThatOnlyTheLogKnowsIsWatched() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(2);
        try (LiveStream viewer = open(recorder)) {
            await().atMost(SOON).until(() -> viewer.events().size() == 2);
            indexer.publishAll(recorder.partition());
            recorder.chunk(2);

            await().atMost(SOON).until(() -> viewer.events().size() == 4);
            assertThat(numbers(viewer.events())).isEqualTo(upTo(4));
        }
    }

    @Test
    void tellsWhatBecomesOfTheRecording() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        long last = recorder.chunk(1);
        try (LiveStream viewer = open(recorder)) {
            await().atMost(SOON).until(() -> viewer.events().size() == 1);
            recorder.end(last);
            await().atMost(SOON).until(() -> viewer.states().equals(List.of("live", "ready")));
            recorder.chunk(1);
            await().atMost(SOON).until(() -> viewer.states().equals(List.of("live", "ready", "live")));
            assertThat(viewer.ended()).isFalse();
            recorder.stop();

            await().atMost(SOON).until(viewer::ended);
            assertThat(viewer.states()).containsExactly("live", "ready", "live", "stopped");
            assertThat(numbers(viewer.events())).isEqualTo(upTo(2));
        }
    }

    @Test
    void stoppedRecordingIsSentWholeAndEnds() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(2);
        recorder.stop();
        indexer.publishAll(recorder.partition());
        try (LiveStream viewer = open(recorder)) {
            await().atMost(SOON).until(viewer::ended);

            assertThat(viewer.states()).containsExactly("stopped");
            assertThat(numbers(viewer.events())).isEqualTo(upTo(2));
        }
    }

    @Test
    void erasureEndsTheStream() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(1);
        try (LiveStream viewer = open(recorder)) {
            await().atMost(SOON).until(() -> viewer.events().size() == 1);

            recorder.cancel();

            await().atMost(SOON).until(viewer::ended);
            assertThat(viewer.states()).containsExactly("live", "erased");
        }
    }

    @Test
    void missingObjectIsAGapThatResumingPasses() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(2);
        String lost = indexer.publishAll(recorder.partition());
        recorder.chunk(2);
        objects.delete(lost).await().atMost(SOON);
        try (LiveStream viewer = open(recorder)) {
            await().atMost(SOON).until(() -> viewer.events().size() == 3);
            assertThat(numbers(viewer.events())).containsExactly(-1, 2, 3);

            String afterTheGap = viewer.of("events").getFirst().id();
            assertThat(numbers(resumed(recorder, afterTheGap, 2))).containsExactly(2, 3);
        }
    }

    @Test
    void quietStreamIsKeptAlive() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(1);
        try (LiveStream viewer = open(recorder)) {
            await().atMost(SOON).until(() -> viewer.of("comment").size() >= 3);
        }
    }

    @Test
    void viewerThatTakesNothingIsEndedAndResumes() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(1);
        HttpResponse<InputStream> slow =
                http.send(request(recorder.id(), "live").build(), HttpResponse.BodyHandlers.ofInputStream());
        await().atMost(SOON).until(() -> openStreams() >= 1);
        for (int i = 0; i < 60; i++) {
            recorder.chunk(1, 800_000);
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> metric("playhead_replay_stalled_total") >= 1);

        // What the network had taken can still be read; its last whole message says where to go on.
        String lastId = lastWholeId(slow.body());
        int had = Integer.parseInt(lastId.substring(0, lastId.indexOf('.')));
        int firstOffset = Math.toIntExact(firstOffset(recorder));
        List<JsonNode> rest = resumed(recorder, lastId, recorder.events() - 1 - (had - firstOffset));
        assertThat(numbers(rest)).first().isEqualTo(had - firstOffset + 1);
        assertThat(numbers(rest)).last().isEqualTo(60);
    }

    private long firstOffset(TestRecorder recorder) throws Exception {
        try (LiveStream viewer = open(recorder)) {
            await().atMost(SOON).until(() -> !viewer.of("events").isEmpty());
            String id = viewer.of("events").getFirst().id();
            return Long.parseLong(id.substring(0, id.indexOf('.')));
        }
    }

    /** What came of a connection that was cut. */
    private static final String CUT = "…";

    private static String lastWholeId(InputStream body) {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[1 << 16];
        try (body) {
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                text.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            text.append(CUT);
        }
        String whole = text.substring(0, text.lastIndexOf("\n\n"));
        String id = whole.substring(whole.lastIndexOf("id: ") + 4);
        return id.substring(0, id.indexOf('\n'));
    }

    private double openStreams() {
        return metric("playhead_replay_streams{kind=\"live\"}");
    }

    private LiveStream open(TestRecorder recorder) throws Exception {
        return LiveStream.open(http, request(recorder.id(), "live").build());
    }

    private List<JsonNode> resumed(TestRecorder recorder, String lastEventId, int expected) throws Exception {
        HttpRequest request = request(recorder.id(), "live")
                .header("Last-Event-ID", lastEventId)
                .build();
        try (LiveStream viewer = LiveStream.open(http, request)) {
            await().atMost(SOON).until(() -> viewer.events().size() >= expected);
            return viewer.events();
        }
    }
}
