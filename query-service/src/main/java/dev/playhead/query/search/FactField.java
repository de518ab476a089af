package dev.playhead.query.search;

import dev.playhead.query.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What a fact can be told by, exactly. */
public enum FactField {
    SELECTOR("selector = {%s:String}"),
    /** A path, or a pattern of paths. */
    PAGE(""),
    NAME("name = {%s:String}"),
    FINGERPRINT("fingerprint = {%s:String}"),
    METHOD("method = {%s:String}"),
    STATUS("toString(status) = {%s:String}"),
    LEVEL("level = {%s:String}"),
    MESSAGE("message = {%s:String}"),
    /** mobile, tablet or desktop, by the viewport's width. */
    VIEWPORT(ViewportClass.SQL + " = {%s:String}"),
    /** Bounds of a place in the viewport, shares of its width and height; left and top belong to it. */
    LEFT("viewport_width > 0 AND x / viewport_width >= {%s:Float64}"),
    RIGHT("viewport_width > 0 AND x / viewport_width < {%s:Float64}"),
    TOP("viewport_height > 0 AND y / viewport_height >= {%s:Float64}"),
    BOTTOM("viewport_height > 0 AND y / viewport_height < {%s:Float64}"),
    /** When it happened, epoch milliseconds; {@code to} is past the end. */
    FROM("ts >= fromUnixTimestamp64Milli({%s:Int64}, 'UTC')"),
    TO("ts < fromUnixTimestamp64Milli({%s:Int64}, 'UTC')");

    private final String condition;

    FactField(String condition) {
        this.condition = condition;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> names() {
        return Arrays.stream(values()).map(FactField::wireName).toList();
    }

    static Optional<FactField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.wireName().equals(name))
                .findFirst();
    }

    /** @throws ProblemException 400 for a value that is none of this field's */
    void check(String value) {
        try {
            value(value);
        } catch (NumberFormatException e) {
            throw ProblemException.parameter(FactFilter.PARAMETER, "has a `" + wireName() + "` that is no number.");
        }
    }

    String condition(String value, Function<Object, String> bound) {
        return switch (this) {
            case PAGE -> page(value, bound);
            default -> condition.formatted(bound.apply(value(value)));
        };
    }

    private Object value(String text) {
        return switch (this) {
            case LEFT, RIGHT, TOP, BOTTOM -> finite(Double.parseDouble(text));
            case FROM, TO -> Math.clamp(Long.parseLong(text), 0, FilterReading.LAST_MOMENT);
            default -> text;
        };
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new NumberFormatException();
        }
        return number;
    }

    private static String page(String pattern, Function<Object, String> bound) {
        if (!(pattern + "/").contains("/" + PagePattern.ID + "/")) {
            return "page_path = {" + bound.apply(pattern) + ":String}";
        }
        return "startsWith(page_path, {" + bound.apply(PagePattern.prefix(pattern)) + ":String}) AND match(page_path, {"
                + bound.apply(PagePattern.expression(pattern)) + ":String})";
    }
}
