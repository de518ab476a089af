package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.button;
import static dev.playhead.recording.Recordings.click;
import static dev.playhead.recording.Recordings.custom;
import static dev.playhead.recording.Recordings.incremental;
import static dev.playhead.recording.Recordings.input;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.mouseMove;
import static dev.playhead.recording.Recordings.mutation;
import static dev.playhead.recording.Recordings.snapshot;
import static dev.playhead.recording.detect.Playing.T;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Position;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadClickTest {
    private static final String SHOP = "https://shop.example/";
    private static final long WINDOW_MS = 2_500;

    private final Playing playing = new Playing();

    @BeforeEach
    void open() {
        playing.send(meta(T, SHOP), button(T + 1));
    }

    @Test
    void clickThatNothingFollowsIsDeadOnceItsWindowIsClosed() {
        playing.send(click(T + 100, 7, 3, 4));

        assertThat(dead(mouseMove(T + 100 + WINDOW_MS))).isEmpty();
        List<Fact> facts = playing.send(mouseMove(T + 101 + WINDOW_MS));

        assertThat(facts).singleElement().satisfies(fact -> {
            assertThat(fact.detail())
                    .isEqualTo(new FactDetail.DeadClick(
                            7, 3, 4, 1280, 720, new Target("button", "#order > button", "Buy")));
            assertThat(fact.position()).isEqualTo(new Position(11, 0));
            assertThat(fact.ordinal()).isEqualTo(4);
            assertThat(fact.timestamp()).isEqualTo(T + 100 + 250);
            assertThat(fact.pageUrl()).isEqualTo(SHOP);
        });
        assertThat(playing.rollup().counts().deadClicks()).isEqualTo(1);
        assertThat(playing.close()).isEmpty();
    }

    static List<String> answers() {
        long within = T + 100 + WINDOW_MS;
        return List.of(
                mutation(within),
                meta(within, SHOP + "next"),
                custom(within, "playhead:url", "{\"href\":\"" + SHOP + "#/next\"}"),
                incremental(within, 3, "\"id\":1,\"x\":0,\"y\":80"),
                input(within, 8, "x"),
                incremental(within, 14, "\"ranges\":[]"),
                incremental(within, 7, "\"type\":0,\"id\":9"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void clickThatSomethingFollowsIsNotDead(String answer) {
        playing.send(click(T + 100, 7, 3, 4), answer);

        assertThat(dead(mouseMove(T + 60_000))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void whatFollowsTooLateIsNoAnswer(String answer) {
        String late = answer.replace("" + (T + 100 + WINDOW_MS), "" + (T + 101 + WINDOW_MS));

        assertThat(dead(click(T + 100, 7, 3, 4), late)).hasSize(1);
    }

    static List<String> noAnswers() {
        return List.of(
                mouseMove(T + 200),
                incremental(T + 200, 6, "\"positions\":[]"),
                incremental(T + 200, 2, "\"type\":5,\"id\":7"),
                incremental(T + 200, 9, "\"id\":7"),
                custom(T + 200, "page-hidden", "{}"),
                meta(T + 200, SHOP),
                snapshot(T + 200),
                mutation(T + 99));
    }

    @ParameterizedTest
    @MethodSource("noAnswers")
    void movesHeartbeatsAndCheckoutsAreNoAnswer(String event) {
        playing.send(click(T + 100, 7, 3, 4), event);

        assertThat(dead(mouseMove(T + 60_000))).hasSize(1);
    }

    @Test
    void oneMutationAnswersEveryClickBeforeIt() {
        assertThat(dead(
                        click(T + 100, 7, 3, 4),
                        click(T + 2_000, 6, 3, 4),
                        mutation(T + 2_650),
                        click(T + 2_660, 7, 3, 4),
                        mouseMove(T + 9_000)))
                .extracting(FactDetail.DeadClick::nodeId)
                .containsExactly(7, 7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"input", "select", "textarea", "label", "video", "audio", "canvas"})
    void fieldsMediaAndCanvasAreNeverDead(String tag) {
        String page = button(T + 50).replace("\"tagName\":\"button\"", "\"tagName\":\"" + tag + "\"");

        assertThat(dead(page, click(T + 100, 7, 3, 4), incremental(T + 110, 9, "\"id\":7"), mouseMove(T + 60_000)))
                .isEmpty();
    }

    /** Nobody can tell whether it was a field: clicks of scripts have node −1, others hit what the index doesn't hold. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 4_711})
    void clickOnAnUnknownElementIsNotDead(int node) {
        assertThat(dead(click(T + 100, node, 3, 4), mouseMove(T + 60_000))).isEmpty();
    }

    @Test
    void undecidedAtTheEndIsNotDead() {
        playing.send(click(T + 100, 7, 3, 4));

        assertThat(playing.close()).isEmpty();
        assertThat(dead(mouseMove(T + 60_000))).isEmpty();
    }

    @Test
    void rageClickThatNothingFollowsIsDeadToo() {
        List<Fact> facts = playing.send(
                click(T + 100, 7, 3, 4), click(T + 200, 7, 3, 4), click(T + 300, 7, 3, 4), mouseMove(T + 60_000));

        assertThat(Playing.kinds(facts))
                .containsExactly("click", "click", "click", "rage_click", "dead_click", "dead_click", "dead_click");
    }

    private List<FactDetail.DeadClick> dead(String... events) {
        return playing.details(FactDetail.DeadClick.class, events);
    }
}
