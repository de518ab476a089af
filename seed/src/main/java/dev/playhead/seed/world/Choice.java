package dev.playhead.seed.world;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** A weighted choice among things. Immutable. */
final class Choice<T> {
    private final List<T> things;
    private final double[] upTo;

    private Choice(List<T> things, double[] upTo) {
        this.things = things;
        this.upTo = upTo;
    }

    /** @throws IllegalArgumentException if nothing weighs anything */
    static <T> Choice<T> of(List<T> things, ToDoubleFunction<T> weight) {
        List<T> weighty = new ArrayList<>();
        double[] upTo = new double[things.size()];
        double sum = 0;
        for (T thing : things) {
            double more = weight.applyAsDouble(thing);
            if (more > 0) {
                sum += more;
                upTo[weighty.size()] = sum;
                weighty.add(thing);
            }
        }
        if (weighty.isEmpty()) {
            throw new IllegalArgumentException("nothing to choose from");
        }
        return new Choice<>(List.copyOf(weighty), upTo);
    }

    T with(RandomGenerator random) {
        double at = random.nextDouble() * upTo[things.size() - 1];
        int i = 0;
        while (i < things.size() - 1 && upTo[i] <= at) {
            i++;
        }
        return things.get(i);
    }
}
