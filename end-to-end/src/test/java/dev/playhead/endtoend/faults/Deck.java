package dev.playhead.endtoend.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Every kind of fault in turn, shuffled anew when all have happened. */
final class Deck {
    private final List<Fault> kinds;
    private final Random random;
    private final List<Fault> left = new ArrayList<>();

    Deck(List<Fault> kinds, Random random) {
        this.kinds = kinds;
        this.random = random;
    }

    /** As many faults as are asked for, or are left, that befall different parts. */
    List<Fault> draw(int count) {
        if (left.isEmpty()) {
            List<Fault> shuffled = new ArrayList<>(kinds);
            Collections.shuffle(shuffled, random);
            left.addAll(shuffled);
        }
        List<Fault> drawn = new ArrayList<>();
        while (drawn.size() < count) {
            List<Fault> possible = left.stream()
                    .filter(card ->
                            drawn.stream().noneMatch(other -> other.part().equals(card.part())))
                    .toList();
            if (possible.isEmpty()) {
                break;
            }
            // The part with most left goes first, or its faults would have to happen one by one in the end.
            Fault next = possible.stream()
                    .max(Comparator.comparingLong(this::leftOfPart))
                    .orElseThrow();
            drawn.add(next);
            left.remove(next);
        }
        return drawn;
    }

    /** Each kind as often as every other. */
    boolean allHaveHappened() {
        return left.isEmpty();
    }

    private long leftOfPart(Fault fault) {
        return left.stream().filter(other -> other.part().equals(fault.part())).count();
    }
}
