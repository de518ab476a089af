package dev.playhead.benchmarks.run;

import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Figures;
import dev.playhead.benchmarks.measure.Machine;
import dev.playhead.benchmarks.measure.Table;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as docs/performance.md shows them. */
final class Markdown {
    private Markdown() {}

    static String of(Figures figures) {
        Machine machine = figures.machine();
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s, %d cores, %.1f GiB; %s; Java %s; load average %.2f when it began, %s.%n%n",
                machine.processor(),
                machine.cores(),
                machine.memoryGib(),
                machine.system(),
                machine.java(),
                machine.load(),
                machine.at()));
        text.append("| figure | unit | value | baseline | ratio | goal | |\n|---|---|---:|---:|---:|---|---|\n");
        figures.figures().forEach(one -> text.append(row(one)));
        return text.toString();
    }

    private static String row(Figure one) {
        String goal = one.goal() == null ? "" : one.goal().text();
        String met = one.met() == null ? "" : one.met() ? "met" : "**missed**";
        return "| " + one.name() + " | " + one.unit() + " | " + Table.number(one.value()) + " | "
                + number(one.baseline()) + " | " + number(one.ratio()) + " | " + goal + " | " + met + " |\n";
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : Table.number(value);
    }
}
