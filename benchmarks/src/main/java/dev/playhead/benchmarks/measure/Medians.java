package dev.playhead.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Rounds in which baseline and candidate took turns: what else a machine does changes within minutes. */
public final class Medians {
    private Medians() {}

    /**
     * Each number the median of the rounds, the ratio the median of the rounds' ratios.
     *
     * @param baseline its n-th belongs to the candidate's n-th
     */
    public static <T> Figure compare(
            String name, String unit, List<T> baseline, List<T> candidate, ToDoubleFunction<T> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < candidate.size(); i++) {
            ratios.add(figure.applyAsDouble(candidate.get(i)) / figure.applyAsDouble(baseline.get(i)));
        }
        return Figure.of(name, unit, of(candidate, figure)).against(of(baseline, figure), of(ratios));
    }

    public static <T> double of(List<T> rounds, ToDoubleFunction<T> figure) {
        return of(rounds.stream().map(figure::applyAsDouble).toList());
    }

    /** @param values at least one */
    public static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
