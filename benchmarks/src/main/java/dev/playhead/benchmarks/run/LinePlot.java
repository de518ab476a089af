package dev.playhead.benchmarks.run;

import dev.playhead.benchmarks.measure.Plot;
import dev.playhead.benchmarks.measure.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plot as inline SVG, both axes from 0. */
final class LinePlot {
    private static final int WIDTH = 520;
    private static final int HEIGHT = 300;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 16;
    private static final int BOTTOM = 64;
    private static final int TICKS = 4;
    private static final int COLOURS = 4;

    private final double mostX;
    private final double mostY;

    private LinePlot(double mostX, double mostY) {
        this.mostX = mostX;
        this.mostY = mostY;
    }

    static String figure(Plot plot) {
        List<Plot.Point> points =
                plot.lines().stream().flatMap(line -> line.points().stream()).toList();
        LinePlot scale = new LinePlot(
                points.stream().mapToDouble(Plot.Point::x).max().orElse(1),
                points.stream().mapToDouble(Plot.Point::y).max().orElse(1) * 1.1);
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<figure><figcaption>%s</figcaption><svg role=img aria-label=\"%s\" viewBox=\"0 0 %d %d\" width=%d>%n",
                HtmlReport.escaped(plot.title()),
                HtmlReport.escaped(plot.title()),
                WIDTH,
                HEIGHT,
                WIDTH));
        svg.append(scale.axes(plot));
        for (int i = 0; i < plot.lines().size(); i++) {
            svg.append(scale.line(plot.lines().get(i), i));
        }
        return svg.append("</svg></figure>\n").toString();
    }

    private String axes(Plot plot) {
        StringBuilder svg = new StringBuilder();
        for (int tick = 0; tick <= TICKS; tick++) {
            double x = mostX * tick / TICKS;
            double y = mostY * tick / TICKS;
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=axis x1=%d y1=%.1f x2=%d y2=%.1f /><text class=dim text-anchor=end x=%d y=%.1f>%s</text>"
                            + "<text class=dim text-anchor=middle x=%.1f y=%d>%s</text>%n",
                    LEFT,
                    y(y),
                    WIDTH - RIGHT,
                    y(y),
                    LEFT - 6,
                    y(y) + 4,
                    Table.number(y),
                    x(x),
                    HEIGHT - BOTTOM + 16,
                    Table.number(x)));
        }
        return svg.append(String.format(
                        Locale.ROOT,
                        "<text class=dim x=%d y=%d text-anchor=middle>%s</text><text class=dim x=4 y=11>%s</text>%n",
                        (LEFT + WIDTH) / 2,
                        HEIGHT - BOTTOM + 34,
                        HtmlReport.escaped(plot.x()),
                        HtmlReport.escaped(plot.y())))
                .toString();
    }

    private String line(Plot.Line line, int number) {
        String colour = "var(--" + (number % COLOURS + 1) + ")";
        String path = line.points().stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", x(point.x()), y(point.y())))
                .collect(Collectors.joining(" "));
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<polyline fill=none stroke=\"%s\" stroke-width=2 points=\"%s\" /><text x=%d y=%d fill=\"%s\" style=\"fill:%s\">● %s</text>%n",
                colour,
                path,
                LEFT + (number % 3) * 150,
                HEIGHT - 14 + number / 3 * 13,
                colour,
                colour,
                HtmlReport.escaped(line.name())));
        for (Plot.Point point : line.points()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=%.1f cy=%.1f r=3 fill=\"%s\"><title>%s: %s</title></circle>%n",
                    x(point.x()),
                    y(point.y()),
                    colour,
                    Table.number(point.x()),
                    Table.number(point.y())));
        }
        return svg.toString();
    }

    private double x(double value) {
        return LEFT + value / mostX * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - value / mostY * (HEIGHT - BOTTOM - TOP);
    }
}
