package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.WINDOW;
import static dev.playhead.recording.Recordings.at;
import static dev.playhead.recording.Recordings.chunk;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.golden;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.log.LogEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** States that earlier versions wrote into catalogs. */
class DetectStateTest {
    private static final long T = 1_700_000_000_000L;

    /** Holds a burst of three clicks at T + 1,000 to T + 1,400, of which the first had an effect, and a page entered at T. */
    @Test
    void goesOnFromStateOfTheFirstVersion() {
        Detect detect = Detect.restore(Thresholds.defaults(), golden("detect-state-v1.bin"));
        assertThat(detect.rollup().counts()).isEqualTo(new Rollup.Counts(1, 3, 0, 0, 1, 0, 0, 0));
        assertThat(detect.rollup().client()).isEqualTo(new Rollup.Client("Chrome", "macOS", "desktop", "playhead 0.1"));
        assertThat(detect.rollup().metadata()).containsEntry("plan", "pro");
        assertThat(detect.needsDom()).isTrue();

        LogEntry.Chunk chunk = chunk(
                20,
                WINDOW,
                3,
                List.of(
                        click(T + 1_500, 7, 1, 2),
                        meta(T + 5_000, "https://shop.example/cart?id=1"),
                        meta(T + 6_000, "https://shop.example/")));
        List<Fact> facts = detect.chunk(chunk, read(chunk.events()), 0);

        assertThat(facts)
                .extracting(Fact::detail)
                .containsExactly(
                        new FactDetail.Click(7, 1, 2, 1280, 720, Target.UNKNOWN),
                        new FactDetail.RageClick(7, 1, 2, 1280, 720, 4, 500, 1, Target.UNKNOWN),
                        new FactDetail.PageView("https://shop.example/", "https://shop.example/cart?id=", 6_000));
        byte[] state = detect.state();
        assertThat(state[0]).isEqualTo((byte) 2);
        assertThat(Detect.restore(Thresholds.defaults(), state).state()).isEqualTo(state);
        assertThat(detect.close(at(21))).isEmpty();
    }

    /** Written by the second version with a dead click, a rage click and two inputs undecided, and personal data refused. */
    @Test
    void goesOnFromStateOfTheSecondVersion() {
        Detect detect = Detect.restore(Thresholds.defaults(), golden("detect-state-v2.bin"));
        detect.rebuildDom(OpenState.events());

        assertThat(detect.state()).isEqualTo(golden("detect-state-v2.bin"));
        assertThat(OpenState.goOn(detect)).isEqualTo(OpenState.goOn(OpenState.detect()));
    }
}
