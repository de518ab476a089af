package dev.playhead.doctor.options;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code 500ms}, {@code 30s}, {@code 2m}; a plain number is seconds. */
final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})(ms|s|m)?");

    private Durations() {}

    static Duration parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches() || Long.parseLong(form.group(1)) == 0) {
            throw new UsageException(text + " is no duration; write 500ms, 30s or 2m");
        }
        long number = Long.parseLong(form.group(1));
        String unit = form.group(2) == null ? "s" : form.group(2);
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
