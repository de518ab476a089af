package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.SUBJECT;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.mouseMove;
import static dev.playhead.recording.Recordings.mutation;
import static dev.playhead.recording.detect.Playing.SKEW;
import static dev.playhead.recording.detect.Playing.T;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bursts of clicks. */
class RageClickTest {
    private static final String SHOP = "https://shop.example/";

    private final Playing playing = new Playing();

    @Test
    void fiveQuickClicksAreOneRageClickWhenTheBurstEnds() {
        List<Fact> clicks = playing.send(burst(5, 300));
        assertThat(clicks)
                .extracting(fact -> fact.detail().kind())
                .containsOnly("click")
                .hasSize(5);

        List<Fact> after = playing.send(mouseMove(T + 1_200 + 1_001));

        assertThat(after)
                .containsExactly(new Fact(
                        SUBJECT,
                        new Position(10, 4),
                        1,
                        T + 1_200 + SKEW,
                        "",
                        new FactDetail.RageClick(7, 100, 100, 0, 0, 5, 1_200, 0, Target.UNKNOWN)));
        assertThat(playing.rollup().counts().rageClicks()).isEqualTo(1);
        assertThat(playing.close()).isEmpty();
    }

    @Test
    void burstIsStillOpenAtExactlyOneSecond() {
        playing.send(burst(2, 1_000));

        assertThat(rages(playing.send(mouseMove(T + 2_000), click(T + 2_000, 7, 100, 100))))
                .isEmpty();
        assertThat(rages(playing.close())).singleElement().satisfies(rage -> assertThat(rage.count())
                .isEqualTo(3));
    }

    @Test
    void clickElsewhereEndsTheBurst() {
        playing.send(burst(3, 100));

        List<Fact> facts = playing.send(click(T + 300, 8, 131, 100));

        assertThat(facts).extracting(fact -> fact.detail().kind()).containsExactly("rage_click", "click");
        assertThat(playing.close()).isEmpty();
    }

    @Test
    void burstHoldsClicksOfOneNodeOrWithin30Pixels() {
        playing.send(click(T, 7, 0, 0), click(T + 1, 7, 500, 0), click(T + 2, 9, 530, 0));

        assertThat(rages(playing.close())).hasSize(1);
    }

    @Test
    void unknownNodesAreNotTheSame() {
        playing.send(click(T, -1, 0, 0), click(T + 1, -1, 500, 0), click(T + 2, -1, 0, 0));

        assertThat(playing.close()).isEmpty();
    }

    @Test
    void twoClicksAreNoRage() {
        playing.send(burst(2, 100));

        assertThat(playing.send(mouseMove(T + 60_000))).isEmpty();
    }

    @Test
    void countsTheClicksThatHadAnEffect() {
        playing.send(
                click(T, 7, 1, 1),
                mutation(T + 10),
                mutation(T + 20),
                click(T + 100, 7, 1, 1),
                click(T + 200, 7, 1, 1),
                meta(T + 250, SHOP));

        assertThat(rages(playing.close())).singleElement().satisfies(rage -> {
            assertThat(rage.count()).isEqualTo(3);
            assertThat(rage.effects()).isEqualTo(2);
        });
    }

    @Test
    void mutationAfterTheBurstIsNoEffect() {
        playing.send(burst(3, 100));

        assertThat(rages(playing.send(mutation(T + 5_000))))
                .singleElement()
                .satisfies(rage -> assertThat(rage.effects()).isZero());
    }

    @Test
    void clickAndRageClickNameTheirElement() {
        String page =
                "{\"type\":2,\"data\":{\"node\":{\"type\":2,\"tagName\":\"button\",\"attributes\":{\"id\":\"buy\"},"
                        + "\"childNodes\":[{\"type\":3,\"textContent\":\"Buy\",\"id\":8}],\"id\":7}},\"timestamp\":" + T
                        + "}";
        Target buy = new Target("button", "#buy", "Buy");

        List<Fact> clicks = playing.send(page, burst(3, 100)[0], burst(3, 100)[1], burst(3, 100)[2]);

        assertThat(clicks)
                .extracting(fact -> ((FactDetail.Click) fact.detail()).target())
                .containsOnly(buy);
        assertThat(rages(playing.close()))
                .extracting(FactDetail.RageClick::target)
                .containsExactly(buy);
        List<Fact> ofAnotherWindow = playing.sendIn("w2", click(T + 9_000, 7, 1, 1));
        assertThat(((FactDetail.Click) ofAnotherWindow.getFirst().detail()).target())
                .isEqualTo(Target.UNKNOWN);
    }

    private static String[] burst(int count, long gap) {
        String[] clicks = new String[count];
        for (int i = 0; i < count; i++) {
            clicks[i] = click(T + i * gap, 7, 100, 100);
        }
        return clicks;
    }

    private static List<FactDetail.RageClick> rages(List<Fact> facts) {
        return Playing.of(FactDetail.RageClick.class, facts);
    }
}
