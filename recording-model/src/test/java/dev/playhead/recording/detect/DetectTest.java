package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.SUBJECT;
import static dev.playhead.recording.Recordings.WINDOW;
import static dev.playhead.recording.Recordings.chunk;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.mouseMove;
import static dev.playhead.recording.Recordings.read;
import static dev.playhead.recording.Recordings.snapshot;
import static dev.playhead.recording.detect.Playing.SKEW;
import static dev.playhead.recording.detect.Playing.T;
import static dev.playhead.recording.detect.Playing.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.recording.Position;
import dev.playhead.recording.log.LogEntry;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a chunk gives, and the state that goes on elsewhere. */
class DetectTest {
    private static final String SHOP = "https://shop.example/";

    private final Playing playing = new Playing();

    @Test
    void clickCarriesPlaceViewportAndPage() {
        List<Fact> facts = playing.send(meta(T, SHOP + "cart?id=7&utm_source=ad"), click(T + 5, 42, 10.5, 20));

        assertThat(facts.getLast())
                .isEqualTo(new Fact(
                        SUBJECT,
                        new Position(10, 1),
                        0,
                        T + 5 + SKEW,
                        SHOP + "cart?id=&utm_source=ad",
                        new FactDetail.Click(42, 10.5, 20, 1280, 720, Target.UNKNOWN)));
    }

    @Test
    void otherMouseInteractionsAreNoClicks() {
        String down = click(T, 1, 1, 1).replace("\"type\":2,\"id\"", "\"type\":1,\"id\"");

        assertThat(playing.send(down)).isEmpty();
        assertThat(playing.rollup().counts().clicks()).isZero();
    }

    @Test
    void droppedEventsCountForNothing() {
        LogEntry.Chunk chunk = chunk(10, WINDOW, -1, List.of(click(T, 1, 1, 1), click(T + 5_000, 1, 1, 1)));

        List<Fact> facts = playing.detect().chunk(chunk, read(chunk.events()), 1);

        assertThat(facts).extracting(Fact::position).containsExactly(new Position(10, 1));
        assertThat(playing.rollup().volume().eventCount()).isEqualTo(1);
    }

    @Test
    void droppedIndexIsMissedUntilTheNextKeyframe() {
        assertThat(playing.detect().needsDom()).isFalse();
        playing.send(snapshot(T));
        assertThat(playing.detect().domNodes()).isPositive();

        playing.detect().dropDom();

        assertThat(playing.detect().needsDom()).isTrue();
        assertThat(playing.detect().domNodes()).isZero();
        playing.send(snapshot(T + 1));
        assertThat(playing.detect().needsDom()).isFalse();
    }

    @Test
    void refusesStateOfALaterVersion() {
        assertThatThrownBy(() -> Detect.restore(Thresholds.defaults(), new byte[] {9}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesStateThatEndsEarly() {
        playing.detect().started(started(SHOP));
        playing.send(meta(T, SHOP), snapshot(T + 1), click(T + 2, 1, 1, 1), mouseMove(T + 3));
        byte[] state = playing.detect().state();

        assertThat(Detect.restore(Thresholds.defaults(), state).state()).isEqualTo(state);
        for (int length = 0; length < state.length; length++) {
            byte[] part = Arrays.copyOf(state, length);
            assertThatThrownBy(() -> Detect.restore(Thresholds.defaults(), part))
                    .as("%d of %d bytes", length, state.length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
