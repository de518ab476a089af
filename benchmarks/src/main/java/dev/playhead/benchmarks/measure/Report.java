package dev.playhead.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The table. Each figure is the median of the rounds, each ratio the median of the rounds' ratios. */
public final class Report<T> {
    private final List<String> lines = new ArrayList<>();

    public Report(String baseline, String candidate) {
        lines.add(String.format(Locale.ROOT, "| %-34s | %14s | %14s | %6s |", "", baseline, candidate, "ratio"));
        lines.add("|" + "-".repeat(36) + "|" + "-".repeat(16) + "|" + "-".repeat(16) + "|" + "-".repeat(8) + "|");
    }

    /** One line; the n-th measurement of one belongs to the n-th of the other. */
    public void add(String what, List<T> baseline, List<T> candidate, ToDoubleFunction<T> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < baseline.size(); i++) {
            ratios.add(figure.applyAsDouble(candidate.get(i)) / figure.applyAsDouble(baseline.get(i)));
        }
        lines.add(String.format(
                Locale.ROOT,
                "| %-34s | %14.2f | %14.2f | %6.2f |",
                what,
                median(baseline.stream().map(figure::applyAsDouble).toList()),
                median(candidate.stream().map(figure::applyAsDouble).toList()),
                median(ratios)));
    }

    public String text() {
        return String.join(System.lineSeparator(), lines);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
