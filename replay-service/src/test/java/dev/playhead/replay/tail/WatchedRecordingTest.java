package dev.playhead.replay.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.recording.Position;
import dev.playhead.replay.message.EventMessage;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchedRecordingTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration NOT_LONG = Duration.ofMillis(1);
    private static final int MESSAGE_BYTES = 1_000;

    private final TailRecords log = new TailRecords(100);
    private SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final AtomicInteger folded = new AtomicInteger();
    private Buffers buffers = new Buffers(Long.MAX_VALUE, metrics);
    private WatchedRecording recording = recording(1 << 20);

    @AfterEach
    void end() {
        recording.endAll(Fed.Ending.SHUTDOWN);
    }

    @Test
    void recordsAreFoldedOnceForAllViewers() {
        List<Feed> viewers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Feed viewer = feed(1 << 20);
            recording.admit(viewer, 2);
            viewers.add(viewer);
            viewer.enter(log.tailAt(2), 2);
        }

        offer(2, 12);

        for (Feed viewer : viewers) {
            assertThat(offsets(viewer, 10))
                    .containsExactlyElementsOf(LongStream.range(2, 12).boxed().toList());
        }
        await().atMost(SOON).until(() -> folded.get() == 10);
    }

    @Test
    void whoeverComesFirstBringsTheStateAndTheOthersReadUpToIt() {
        Feed slowReader = feed(1 << 20);
        Feed fastReader = feed(1 << 20);
        recording.admit(slowReader, 2);
        recording.admit(fastReader, 4);
        offer(4, 6);

        assertThat(fastReader.enter(log.tailAt(5), 5))
                .as("it had read further than it had to")
                .isEqualTo(5);
        assertThat(slowReader.enter(log.tailAt(2), 2))
                .as("it reads on by itself")
                .isEqualTo(5);
        Feed late = feed(1 << 20);
        recording.admit(late, 6);
        assertThat(late.enter(log.tailAt(6), 6)).isEqualTo(6);
        offer(6, 8);

        assertThat(offsets(fastReader, 3)).containsExactly(5L, 6L, 7L);
        assertThat(offsets(slowReader, 3)).containsExactly(5L, 6L, 7L);
        assertThat(offsets(late, 2)).containsExactly(6L, 7L);
    }

    @Test
    void aSlowViewerEndsAndTheOthersGoOn() {
        Feed slow = feed(2_000);
        Feed quick = feed(1 << 20);
        recording.admit(slow, 0);
        recording.admit(quick, 0);
        quick.enter(log.tail(), 0);

        offer(0, 20);

        assertThat(offsets(quick, 20)).hasSize(20);
        assertThat(slow.take(SOON)).isEqualTo(new Fed.Over(Fed.Ending.SLOW));
        assertThat(metrics.counter("playhead.replay.live.too.slow").count()).isEqualTo(1);
    }

    @Test
    void whatWaitsForAllTogetherIsBounded() {
        metrics = new SimpleMeterRegistry();
        buffers = new Buffers(20_000, metrics);
        recording = recording(1 << 20);
        Feed slow = feed(1 << 20);
        Feed quick = feed(1 << 20);
        buffers.open(slow);
        buffers.open(quick);
        recording.admit(slow, 0);
        recording.admit(quick, 0);
        quick.enter(log.tail(), 0);
        List<Long> seen = new ArrayList<>();
        for (long offset = 0; offset < 100; offset++) {
            recording.offer(log.at(offset));
            seen.addAll(offsets(quick, 1));
        }

        assertThat(seen).hasSize(100);
        assertThat(slow.take(SOON)).isEqualTo(new Fed.Over(Fed.Ending.SLOW));
        assertThat(metrics.get("playhead.replay.live.buffered").gauge().value()).isEqualTo(0);
    }

    @Test
    void recordsThatWaitForTheFirstViewerAreBounded() {
        recording = recording(1_000);
        Feed viewer = feed(1 << 20);
        recording.admit(viewer, 0);

        offer(0, 10);

        assertThat(viewer.take(NOT_LONG)).isEqualTo(new Fed.Over(Fed.Ending.SLOW));
        assertThat(recording.isOver())
                .as("a viewer that comes now needs another")
                .isTrue();
        assertThat(metrics.get("playhead.replay.live.buffered").gauge().value()).isEqualTo(0);
    }

    @Test
    void whoHasSomeEventsOfAMessageIsSentTheRest() throws IOException {
        Feed viewer = feed(1 << 20);
        recording.admit(viewer, 0);
        viewer.enter(log.tail(), 0);
        offer(0, 1);
        await().atMost(SOON).until(() -> viewer.waitingBytes() > 0);
        assertThat(viewer.take(SOON)).isInstanceOfSatisfying(Fed.Next.class, next -> assertThat(
                        next.batch().items())
                .singleElement()
                .isInstanceOfSatisfying(LiveItem.Message.class, item -> {
                    assertThat(written(item.message(), new Position(0, -1)))
                            .contains("id: 0.2\ndata: [{\"type\"")
                            .contains("}},{")
                            .endsWith("}}]\n\n");
                    assertThat(written(item.message(), new Position(0, 1)).split("\"n\":0", -1))
                            .hasSize(2);
                    assertThat(written(item.message(), new Position(0, 1)))
                            .startsWith("event: events\nid: 0.2\ndata: [{\"type\"");
                    assertThat(written(item.message(), new Position(0, 2))).isEmpty();
                }));
    }

    private static String written(EventMessage message, Position after) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message.writeTo(out, after);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private WatchedRecording recording(long capacity) {
        return new WatchedRecording(capacity, MESSAGE_BYTES, buffers, _ -> folded.incrementAndGet());
    }

    private Feed feed(long capacity) {
        return new Feed(TailRecords.PARTITION, new RecordKey(log.id()), capacity, buffers, _ -> {});
    }

    private void offer(long from, long to) {
        for (long offset = from; offset < to; offset++) {
            recording.offer(log.at(offset));
        }
    }

    /** Of the next batches. */
    private static List<Long> offsets(Feed feed, int batches) {
        List<Long> offsets = new ArrayList<>();
        while (offsets.size() < batches && feed.take(SOON) instanceof Fed.Next(LiveBatch batch)) {
            offsets.add(batch.offset());
        }
        return offsets;
    }
}
