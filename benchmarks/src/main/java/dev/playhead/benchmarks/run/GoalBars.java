package dev.playhead.benchmarks.run;

import dev.playhead.benchmarks.measure.Figure;
import dev.playhead.benchmarks.measure.Goal;
import dev.playhead.benchmarks.measure.Table;
import java.util.List;
import java.util.Locale;

/** Each figure with a goal as a bar from the goal's line: to the right it is better than asked, to the left it falls short; logarithmic. */
final class GoalBars {
    private static final int WIDTH = 1040;
    private static final int LABEL = 430;
    private static final int ROW = 22;
    private static final int TOP = 24;
    /** The scale ends at 16 times better or worse. */
    private static final double DOUBLINGS = 4;

    private GoalBars() {}

    static String svg(List<Figure> figures) {
        StringBuilder svg = new StringBuilder();
        int y = TOP;
        for (Figure one : figures) {
            Goal goal = one.goal();
            if (goal != null) {
                svg.append(bar(one, goal, y));
                y += ROW;
            }
        }
        StringBuilder axis = new StringBuilder();
        for (int doubling = (int) -DOUBLINGS; doubling <= DOUBLINGS; doubling += 2) {
            double at = x(Math.pow(2, doubling));
            axis.append(String.format(
                    Locale.ROOT,
                    "<line class=axis x1=%1$.1f y1=%2$d x2=%1$.1f y2=%3$d /><text class=dim text-anchor=middle x=%1$.1f y=%4$d>%5$s</text>%n",
                    at,
                    TOP - 4,
                    y,
                    TOP - 8,
                    doubling == 0
                            ? "goal"
                            : doubling > 0 ? (1 << doubling) + "× better" : (1 << -doubling) + "× short"));
        }
        return String.format(
                Locale.ROOT,
                "<svg role=img aria-label=\"Distance to each goal\" viewBox=\"0 0 %d %d\" width=%d>%n%s%s</svg>%n",
                WIDTH + 60,
                y + 8,
                WIDTH,
                axis,
                svg);
    }

    private static String bar(Figure one, Goal goal, int y) {
        double margin = goal.margin(one.reached(goal));
        double from = Math.min(x(1), x(margin));
        return String.format(
                Locale.ROOT,
                "<g><title>%s: %s, %s</title><text x=%d y=%d text-anchor=end>%s</text>"
                        + "<rect x=%.1f y=%d width=%.1f height=12 rx=2 fill=\"var(--%s)\" /></g>%n",
                HtmlReport.escaped(one.name()),
                Table.number(one.reached(goal)),
                goal.text(),
                LABEL - 12,
                y + 13,
                HtmlReport.escaped(one.name()),
                from,
                y + 3,
                Math.max(2, Math.abs(x(margin) - x(1))),
                Boolean.TRUE.equals(one.met()) ? "well" : "ill");
    }

    private static double x(double margin) {
        double doublings = Math.clamp(Math.log(margin) / Math.log(2), -DOUBLINGS, DOUBLINGS);
        return LABEL + 40 + (doublings + DOUBLINGS) / (2 * DOUBLINGS) * (WIDTH - LABEL - 40);
    }
}
