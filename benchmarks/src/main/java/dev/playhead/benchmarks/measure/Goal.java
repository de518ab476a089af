package dev.playhead.benchmarks.measure;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a figure, or its ratio to the baseline, shall reach. Written {@code "ratio ≥ 0.6"} or {@code "value ≤ 150"}. */
public record Goal(Subject of, Direction direction, double bound) {
    private static final Pattern TEXT = Pattern.compile("(value|ratio) ([≤≥]) (\\S+)");

    /** What is compared: the figure in its unit, or its ratio to the baseline. */
    public enum Subject {
        VALUE,
        RATIO
    }

    /** On which side of the bound it is well. */
    public enum Direction {
        AT_LEAST("≥"),
        AT_MOST("≤");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    public boolean metBy(double reached) {
        return direction == Direction.AT_LEAST ? reached >= bound : reached <= bound;
    }

    /** How often better than the bound; below 1 the goal is missed. A bound or figure of nothing at all gives 1 or infinity. */
    public double margin(double reached) {
        double share = direction == Direction.AT_LEAST ? reached / bound : bound / reached;
        return Double.isNaN(share) ? 1 : share;
    }

    /** @throws IllegalArgumentException for anything that {@link #text()} doesn't write */
    @JsonCreator
    public static Goal parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a goal reads like 'ratio ≥ 0.6', not '" + text + "'");
        }
        return new Goal(
                parts.group(1).equals("ratio") ? Subject.RATIO : Subject.VALUE,
                parts.group(2).equals("≥") ? Direction.AT_LEAST : Direction.AT_MOST,
                Double.parseDouble(parts.group(3)));
    }

    @JsonValue
    public String text() {
        return (of == Subject.RATIO ? "ratio " : "value ") + direction.sign() + " "
                + new BigDecimal(Double.toString(bound)).stripTrailingZeros().toPlainString();
    }
}
