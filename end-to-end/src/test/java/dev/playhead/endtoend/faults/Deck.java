package dev.playhead.endtoend.faults;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Every kind of fault in turn, shuffled anew when all have happened. */
final class Deck {
    private final List<Fault> kinds;
    private final Random random;
    private final Deque<Fault> left = new ArrayDeque<>();

    Deck(List<Fault> kinds, Random random) {
        this.kinds = kinds;
        this.random = random;
    }

    /** The next fault, and as many as are asked for that befall other parts at the same time. */
    List<Fault> draw(int count) {
        if (left.isEmpty()) {
            List<Fault> shuffled = new ArrayList<>(kinds);
            Collections.shuffle(shuffled, random);
            left.addAll(shuffled);
        }
        List<Fault> drawn = new ArrayList<>();
        for (Fault candidate : List.copyOf(left)) {
            if (drawn.size() < count
                    && drawn.stream().noneMatch(other -> other.part().equals(candidate.part()))) {
                drawn.add(candidate);
                left.remove(candidate);
            }
        }
        return drawn;
    }
}
