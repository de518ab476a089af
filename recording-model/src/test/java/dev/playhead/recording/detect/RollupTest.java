package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.SUBJECT;
import static dev.playhead.recording.Recordings.WINDOW;
import static dev.playhead.recording.Recordings.at;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.custom;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.mouseMove;
import static dev.playhead.recording.Recordings.mutation;
import static dev.playhead.recording.Recordings.read;
import static dev.playhead.recording.Recordings.snapshot;
import static dev.playhead.recording.detect.Playing.SKEW;
import static dev.playhead.recording.detect.Playing.T;
import static dev.playhead.recording.detect.Playing.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Dialect;
import dev.playhead.recording.Recordings;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is added up over a recording. */
class RollupTest {
    private static final String SHOP = "https://shop.example/";

    private final Playing playing = new Playing();

    @Test
    void skewIsFixedAtTheFirstChunk() {
        assertThat(playing.rollup().span().skewMs()).isZero();
        playing.send(meta(T, SHOP));
        ChunkHead later = new ChunkHead(WINDOW, 1, T, T + 99_000, false, Dialect.NATIVE);
        LogEntry.Chunk chunk =
                new LogEntry.Chunk(SUBJECT, at(20), later, Recordings.ndjson(List.of(click(T + 1, 1, 1, 1))));

        assertThat(playing.detect()
                        .chunk(chunk, read(chunk.events()), 0)
                        .getFirst()
                        .timestamp())
                .isEqualTo(T + 1 + SKEW);
        assertThat(playing.rollup().span()).isEqualTo(new Rollup.Span(T + SKEW, T + 1 + SKEW, 1, 0, SKEW));
    }

    @Test
    void idlePausesAreNotActive() {
        playing.send(
                meta(T, SHOP),
                mouseMove(T + 1_000),
                mouseMove(T + 3_000),
                mouseMove(T + 8_000),
                mouseMove(T + 13_001),
                click(T + 14_001, 1, 1, 1),
                mutation(T + 20_000));

        assertThat(playing.rollup().span().activeMs()).isEqualTo(2_000 + 5_000 + 1_000);
        assertThat(playing.rollup().span().durationMs()).isEqualTo(20_000);
    }

    @Test
    void brokenTimestampsDoNotStretchTheRecording() {
        playing.send(
                meta(T, SHOP),
                mouseMove(5),
                mouseMove(T * 1_000),
                "{\"type\":3,\"data\":{\"source\":2,\"type\":2,\"id\":1,\"x\":1,\"y\":1}}",
                mouseMove(T + 60));

        assertThat(playing.rollup().span().durationMs()).isEqualTo(60);
        assertThat(playing.rollup().volume().eventCount()).isEqualTo(5);
        assertThat(playing.rollup().counts().clicks()).isEqualTo(1);
    }

    @Test
    void activityIsSpreadOverTheDuration() {
        playing.send(
                meta(T, SHOP), mouseMove(T), mouseMove(T + 500_000), mouseMove(T + 501_000), mouseMove(T + 1_000_000));

        int[] activity = playing.rollup().timeline().activity();

        assertThat(activity).hasSize(100);
        assertThat(Arrays.stream(activity).sum()).isEqualTo(4);
        assertThat(activity[0]).isEqualTo(1);
        assertThat(activity[49] + activity[50]).isEqualTo(2);
        assertThat(activity[99]).isEqualTo(1);
    }

    @Test
    void keyframesAreThinnedOutEvenly() {
        for (int i = 0; i < 2_500; i++) {
            playing.send(snapshot(T + i));
        }

        List<Long> keyframes = playing.rollup().timeline().keyframes();

        assertThat(keyframes)
                .hasSizeBetween(500, 1_000)
                .startsWith(T + SKEW, T + SKEW + 4)
                .endsWith(T + SKEW + 2_496);
    }

    @Test
    void knowsWhoWasRecordedAndWithWhat() {
        playing.detect().started(started(SHOP));
        playing.detect().other(new LogEntry.Metadata(SUBJECT, at(11), Map.of("plan", "free")));
        playing.detect().other(new LogEntry.Metadata(SUBJECT, at(12), Map.of("plan", "pro")));
        playing.detect().other(new LogEntry.Identified(SUBJECT, at(13), "u1", Map.of("role", "buyer")));
        playing.send(
                custom(
                        T,
                        "recording-meta",
                        "{\"visitor\":\"rrweb-browser-client-visitor-id=v9\",\"timezone\":\"UTC\",\"url\":\"https://a.example/?q=me\"}"));

        Rollup rollup = playing.rollup();

        assertThat(rollup.visitor()).isEqualTo(new Rollup.Visitor("v1", "s1", "u1", "NL"));
        assertThat(rollup.client()).isEqualTo(new Rollup.Client("Chrome", "macOS", "desktop", "playhead 0.1"));
        assertThat(rollup.metadata())
                .containsEntry("plan", "pro")
                .containsEntry("user.role", "buyer")
                .containsEntry("timezone", "UTC")
                .containsEntry("url", "https://a.example/?q=");
        assertThat(rollup.pages().entryUrl()).isEqualTo(SHOP);
    }
}
