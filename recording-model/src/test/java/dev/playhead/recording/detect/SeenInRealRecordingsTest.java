package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.custom;
import static dev.playhead.recording.Recordings.incremental;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.mouseMove;
import static dev.playhead.recording.Recordings.snapshot;
import static dev.playhead.recording.detect.Playing.T;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The list of this name in the rules of facts, for what no other test here is about: dead clicks on canvas in DeadClickTest,
 * programmatic inputs in InputFactTest, logged nodes in PluginFactsTest, errors before the first page in DetectTest.
 */
class SeenInRealRecordingsTest {
    private static final String SHOP = "https://shop.example/";

    private final Playing playing = new Playing();

    @Test
    void checkoutsRepeatTheirMeta() {
        playing.send(meta(T, SHOP), snapshot(T + 1));
        for (int i = 1; i <= 20; i++) {
            assertThat(playing.send(meta(T + i * 60_000, SHOP), snapshot(T + i * 60_000 + 1)))
                    .isEmpty();
        }

        assertThat(playing.rollup().counts().pageViews()).isEqualTo(1);
        assertThat(playing.rollup().timeline().keyframes()).hasSize(21);
    }

    @Test
    void hashRoutesEmitNoMetaButTheRecorderTells() {
        playing.send(meta(T, SHOP + "#/a"), custom(T + 5_000, "playhead:url", "{\"href\":\"" + SHOP + "#/b\"}"));
        // The next checkout's Meta says the same.
        playing.send(meta(T + 9_000, SHOP + "#/b"));

        assertThat(playing.rollup().counts().pageViews()).isEqualTo(2);
        assertThat(playing.rollup().pages().exitUrl()).isEqualTo(SHOP + "#/b");
    }

    @Test
    void touchMovesInIframesAreActivityAndNoTouchDevice() {
        for (int i = 0; i < 10; i++) {
            playing.send(incremental(T + i * 1_000, 6, "\"positions\":[{\"x\":1,\"y\":2,\"id\":3,\"timeOffset\":0}]"));
        }

        assertThat(playing.rollup().span().activeMs()).isEqualTo(9_000);
        assertThat(playing.rollup().client().device()).isEmpty();
    }

    @Test
    void scriptsClicksAreClicksWithoutAPlace() {
        String script = incremental(T, 2, "\"type\":2,\"id\":-1");

        assertThat(playing.send(script, script.replace("" + T, "" + (T + 10)), script.replace("" + T, "" + (T + 20))))
                .extracting(Fact::detail)
                .containsOnly(new FactDetail.Click(-1, 0, 0, 0, 0, Target.UNKNOWN));
        assertThat(playing.rollup().counts().clicks()).isEqualTo(3);
    }

    @Test
    void thrownObjectHasNoTrace() {
        FactDetail detail = playing.send(
                        custom(
                                T,
                                "playhead:error",
                                "{\"kind\":\"unhandledrejection\",\"message\":\"[object Object]\",\"stack\":\"\",\"source\":\"\",\"line\":0,\"column\":0}"))
                .getFirst()
                .detail();

        assertThat(detail).isInstanceOfSatisfying(FactDetail.Failure.class, failure -> {
            assertThat(failure.source()).isEqualTo("unhandledrejection");
            assertThat(failure.message()).isEqualTo("[object Object]");
            assertThat(failure.stack()).isEmpty();
            assertThat(failure.fingerprint()).hasSize(16);
        });
    }

    @Test
    void identicalEventsSideBySideAllCount() {
        String same = click(T, 7, 1, 1);

        assertThat(playing.send(same, same))
                .hasSize(2)
                .extracting(Fact::position)
                .doesNotHaveDuplicates();
        assertThat(playing.rollup().counts().clicks()).isEqualTo(2);
    }

    @Test
    void snapshotOf94ThousandNodesIsHeldWhole() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 94_000; i += 2) {
            rows.append(i == 0 ? "" : ",")
                    .append("{\"type\":2,\"tagName\":\"td\",\"attributes\":{\"class\":\"cell\"},\"id\":")
                    .append(10 + i)
                    .append(",\"childNodes\":[{\"type\":3,\"textContent\":\"cell ")
                    .append(i)
                    .append("\",\"id\":")
                    .append(11 + i)
                    .append("}]}");
        }
        String table =
                "{\"type\":2,\"data\":{\"node\":{\"type\":2,\"tagName\":\"table\",\"attributes\":{},\"id\":1,\"childNodes\":["
                        + rows + "]}},\"timestamp\":" + T + "}";

        List<Fact> facts = playing.send(table, click(T + 5, 94_008, 1, 1), mouseMove(T + 6));

        assertThat(((FactDetail.Click) facts.getFirst().detail()).target())
                .isEqualTo(new Target("td", "table > td.cell", "cell 93998"));
        assertThat(playing.detect().domNodes()).isEqualTo(94_001);
    }
}
