package dev.playhead.benchmarks.measure;

import java.util.List;

/**
 * Lines through measured points, for what one number doesn't show.
 *
 * @param x what the axis says, with its unit
 * @param y what the axis says, with its unit; it begins at 0
 */
public record Plot(String title, String x, String y, List<Line> lines) {
    public Plot {
        lines = List.copyOf(lines);
    }

    /** @param points by x, ascending */
    public record Line(String name, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /** One measurement. */
    public record Point(double x, double y) {}
}
