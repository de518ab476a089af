package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.button;
import static dev.playhead.recording.Recordings.input;
import static dev.playhead.recording.Recordings.meta;
import static dev.playhead.recording.Recordings.mouseMove;
import static dev.playhead.recording.detect.Playing.T;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InputFactTest {
    private final Playing playing = new Playing();

    @BeforeEach
    void open() {
        playing.send(meta(T, "https://shop.example/"), button(T + 1));
    }

    @Test
    void inputsOfOneFieldAreOneFactUntilItIsQuietForASecond() {
        playing.send(input(T + 100, 8, "s"), input(T + 1_100, 8, "se"), input(T + 2_100, 8, "secret"));

        assertThat(playing.send(mouseMove(T + 3_100))).isEmpty();
        List<Fact> facts = playing.send(mouseMove(T + 3_101));

        assertThat(facts).singleElement().satisfies(fact -> {
            assertThat(fact.detail())
                    .isEqualTo(new FactDetail.Input(
                            8, 3, 2_000, new Target("input", "#order > input[name=\"card\"]", "")));
            assertThat(fact.position()).isEqualTo(new Position(11, 2));
            assertThat(fact.timestamp()).isEqualTo(T + 2_100 + 250);
            assertThat(fact.toString()).doesNotContain("secret");
        });
        assertThat(playing.rollup().counts().inputs()).isEqualTo(1);
    }

    @Test
    void whatWasTypedIsNoTextOfTheElement() {
        playing.send(input(T + 100, 9, "typed more"));

        assertThat(playing.close())
                .extracting(Fact::detail)
                .containsExactly(new FactDetail.Input(9, 1, 0, new Target("textarea", "#order > textarea", "")));
    }

    @Test
    void fieldsAreCountedApart() {
        List<FactDetail.Input> inputs = playing.details(
                FactDetail.Input.class,
                input(T + 100, 8, "a"),
                input(T + 200, 9, "b"),
                input(T + 300, 8, "c"),
                mouseMove(T + 1_250),
                input(T + 1_301, 8, "d"),
                mouseMove(T + 9_000));

        assertThat(inputs).extracting(FactDetail.Input::nodeId).containsExactly(9, 8, 8);
        assertThat(inputs).extracting(FactDetail.Input::count).containsExactly(1, 2, 1);
    }

    @Test
    void sameNodeOfAnotherWindowIsAnotherField() {
        playing.send(input(T + 100, 8, "a"));
        playing.sendIn("another", input(T + 200, 8, "a"));

        assertThat(playing.close()).hasSize(2);
    }

    @Test
    void scriptThatChangesThousandsOfBoxesCostsAFactEachAndLittleState() {
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            changes.add(input(T + 100, 1_000 + i, "on"));
        }

        int facts = playing.send(changes.toArray(String[]::new)).size();
        assertThat(playing.detect().state().length).isLessThan(8_000);
        facts += playing.close().size();

        assertThat(facts).isEqualTo(5_000);
        assertThat(playing.rollup().counts().inputs()).isEqualTo(5_000);
    }
}
