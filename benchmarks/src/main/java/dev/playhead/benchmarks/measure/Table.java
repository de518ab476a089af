package dev.playhead.benchmarks.measure;

import java.util.List;
import java.util.Locale;

/** Figures as lines of text. */
public final class Table {
    private static final String ROW = "%-62s %12s %12s %7s  %-13s %s";

    private Table() {}

    public static String of(List<Figure> figures) {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, ROW, "figure", "value", "baseline", "ratio", "goal", ""));
        figures.forEach(one -> text.append(System.lineSeparator()).append(line(one)));
        return text.toString();
    }

    static String line(Figure one) {
        return String.format(
                        Locale.ROOT,
                        ROW,
                        one.name() + " [" + one.unit() + "]",
                        number(one.value()),
                        one.baseline() == null ? "" : number(one.baseline()),
                        one.ratio() == null ? "" : number(one.ratio()),
                        one.goal() == null ? "" : one.goal().text(),
                        one.met() == null ? "" : one.met() ? "met" : "MISSED")
                .stripTrailing();
    }

    /** Three digits, as many as are worth reading. */
    public static String number(double value) {
        double size = Math.abs(value);
        if (size >= 10_000) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        if (size == 0 || size >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }
}
