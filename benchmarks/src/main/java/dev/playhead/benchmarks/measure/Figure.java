package dev.playhead.benchmarks.measure;

import org.jspecify.annotations.Nullable;

/**
 * One number that a benchmark found, beside the same number of its baseline in the same run: {@code Figure.of("live tail p50",
 * "ms", 8.1).against(5.1).atMost(50)}.
 *
 * @param name says the benchmark and what was measured, the same in every run
 * @param unit of value and baseline
 * @param baseline what the least that anybody could do gave; null where there is nothing to compare with
 * @param ratio value / baseline, or the median of the rounds' ratios
 * @param met null without a goal
 */
public record Figure(
        String name,
        String unit,
        double value,
        @Nullable Double baseline,
        @Nullable Double ratio,
        @Nullable Goal goal,
        @Nullable Boolean met) {
    public Figure {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(name + " is not a number");
        }
    }

    public static Figure of(String name, String unit, double value) {
        return new Figure(name, unit, value, null, null, null, null);
    }

    /** With what the baseline gave, which is not 0. */
    public Figure against(double baseline) {
        return against(baseline, value / baseline);
    }

    /** With a ratio that is the median of several rounds', which differs a little from the quotient of the medians. */
    public Figure against(double baseline, double ratio) {
        return new Figure(name, unit, value, baseline, ratio, goal, met);
    }

    /** The goal of the value. */
    public Figure atMost(double bound) {
        return goal(Goal.Subject.VALUE, Goal.Direction.AT_MOST, bound);
    }

    /** The goal of the value. */
    public Figure atLeast(double bound) {
        return goal(Goal.Subject.VALUE, Goal.Direction.AT_LEAST, bound);
    }

    /** The goal of the ratio to the baseline, which must have been given. */
    public Figure ratioAtMost(double bound) {
        return goal(Goal.Subject.RATIO, Goal.Direction.AT_MOST, bound);
    }

    /** The goal of the ratio to the baseline, which must have been given. */
    public Figure ratioAtLeast(double bound) {
        return goal(Goal.Subject.RATIO, Goal.Direction.AT_LEAST, bound);
    }

    private Figure goal(Goal.Subject of, Goal.Direction direction, double bound) {
        Goal wanted = new Goal(of, direction, bound);
        return new Figure(name, unit, value, baseline, ratio, wanted, wanted.metBy(reached(wanted)));
    }

    /** What a goal speaks of: the value or the ratio. */
    public double reached(Goal wanted) {
        if (wanted.of() == Goal.Subject.VALUE) {
            return value;
        }
        if (ratio == null) {
            throw new IllegalStateException(name + " has no baseline for the goal " + wanted.text());
        }
        return ratio;
    }
}
