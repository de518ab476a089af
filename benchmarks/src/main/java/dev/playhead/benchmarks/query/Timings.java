package dev.playhead.benchmarks.query;

import dev.playhead.benchmarks.measure.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** All that was measured, as a table and as figures. Every question whose own p95 is over its group's goal is marked. */
final class Timings {
    private static final Map<String, Double> GOALS =
            new TreeMap<>(Map.of(Question.LIST, 150.0, Question.ANALYTICS, 1_000.0));

    private final List<Timed> all;

    Timings(List<Timed> all) {
        this.all = List.copyOf(all);
    }

    String table() {
        List<String> lines = new ArrayList<>();
        lines.add(line("", "ms", "p50", "p95", "CPU", ""));
        for (Timed one : all) {
            lines.add(line(
                    one.question().group(),
                    one.question().name(),
                    number(one.share(0.5)),
                    number(one.share(0.95)),
                    number(one.cpu()),
                    isOver(one) ? "over" : ""));
        }
        GOALS.forEach((group, goal) -> lines.add(line(
                group,
                "all together",
                number(together(group, 0.5)),
                number(together(group, 0.95)),
                "",
                String.format(
                        Locale.ROOT,
                        "goal %.0f, %d of %d questions over it",
                        goal,
                        over(group),
                        of(group).size()))));
        return String.join(System.lineSeparator(), lines);
    }

    /** Of lists and of analytics: all together, which is what the goal is about, and the slowest question by itself. */
    List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        GOALS.forEach((group, goal) -> {
            Timed slowest = of(group).stream()
                    .max(Comparator.comparing(one -> one.share(0.95)))
                    .orElseThrow();
            figures.add(Figure.of(group + " p50", "ms", together(group, 0.5)));
            figures.add(Figure.of(group + " p95", "ms", together(group, 0.95)).atMost(goal));
            figures.add(Figure.of(group + ", slowest question's p95", "ms", slowest.share(0.95))
                    .atMost(goal));
        });
        return figures;
    }

    private List<Timed> of(String group) {
        return all.stream().filter(one -> one.question().group().equals(group)).toList();
    }

    private double together(String group, double share) {
        return Timed.share(
                of(group).stream().flatMap(one -> one.millis().stream()).toList(), share);
    }

    private long over(String group) {
        return of(group).stream().filter(Timings::isOver).count();
    }

    private static boolean isOver(Timed one) {
        Double goal = GOALS.get(one.question().group());
        return goal != null && one.share(0.95) > goal;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String line(String group, String name, String p50, String p95, String cpu, String remark) {
        return String.format(Locale.ROOT, "%-10s %-56s %9s %9s %9s  %s", group, name, p50, p95, cpu, remark)
                .stripTrailing();
    }
}
