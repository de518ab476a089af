package dev.playhead.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeckTest {
    @Test
    void everyKindHappensOnceBeforeOneComesAgain() {
        Deck deck = new Deck(Fault.all(), new Random(7));
        List<Fault> drawn = new ArrayList<>();

        do {
            drawn.addAll(deck.draw(3));
        } while (!deck.allHaveHappened());

        assertThat(drawn).extracting(Fault::name).doesNotHaveDuplicates().hasSameSizeAs(Fault.all());
    }

    @Test
    void faultsAtOnceBefallDifferentParts() {
        Deck deck = new Deck(Fault.all(), new Random(8));

        for (int i = 0; i < 50; i++) {
            assertThat(deck.draw(3)).extracting(Fault::part).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    @Test
    void oneSeedDrawsTheSameFaults() {
        Deck one = new Deck(Fault.all(), new Random(9));
        Deck other = new Deck(Fault.all(), new Random(9));

        for (int i = 0; i < 50; i++) {
            assertThat(one.draw(2))
                    .extracting(Fault::name)
                    .isEqualTo(other.draw(2).stream().map(Fault::name).toList());
        }
    }
}
