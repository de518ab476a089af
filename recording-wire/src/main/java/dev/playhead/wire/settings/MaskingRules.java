package dev.playhead.wire.settings;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A website's masking rules, compiled. The bounds below are part of the settings' format, so that what one service took
 * no other refuses. Compiling takes microseconds to milliseconds: keep what it gives. Thread-safe.
 */
public final class MaskingRules {
    /** Rules a website may have: each is matched against each text of each chunk. */
    public static final int MAX_RULES = 50;
    /** Characters of a pattern. */
    public static final int MAX_PATTERN_LENGTH = 500;
    /** Characters of a replacement: it may take the place of a single character, a million times. */
    public static final int MAX_REPLACEMENT_LENGTH = 32;

    /** States of a pattern, roughly: time grows with states times characters. */
    public static final int MAX_PATTERN_STATES = 4_000;

    private final List<Rule> rules;

    private MaskingRules(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** One rule: every match that isn't empty gives way to the replacement, as it stands. */
    public record Rule(Pattern pattern, String replacement) {}

    /**
     * Compiles rules.
     *
     * @throws IllegalArgumentException for the first that can't be; the message is for whoever wrote the rules
     */
    public static MaskingRules compile(List<MaskingRule> rules) {
        if (rules.size() > MAX_RULES) {
            throw new IllegalArgumentException("there are at most " + MAX_RULES + " masking rules");
        }
        List<Rule> compiled = new ArrayList<>();
        for (MaskingRule rule : rules) {
            int number = compiled.size() + 1;
            String fault = fault(rule);
            if (fault != null) {
                throw new IllegalArgumentException("masking rule " + number + " " + fault);
            }
            compiled.add(new Rule(compile(rule, number), rule.replacement()));
        }
        return new MaskingRules(compiled);
    }

    /** In the order in which they are applied. */
    public List<Rule> rules() {
        return rules;
    }

    private static @Nullable String fault(MaskingRule rule) {
        if (rule.pattern().isEmpty() || rule.pattern().length() > MAX_PATTERN_LENGTH) {
            return "has a pattern of 1 to " + MAX_PATTERN_LENGTH + " characters";
        }
        if (PatternSize.of(rule.pattern()) > MAX_PATTERN_STATES) {
            return "repeats too much: counted repetitions are written out, " + MAX_PATTERN_STATES + " states at most";
        }
        if (rule.replacement().length() > MAX_REPLACEMENT_LENGTH) {
            return "has a replacement of at most " + MAX_REPLACEMENT_LENGTH + " characters";
        }
        // A replacement may land in JSON or HTML within a text, which it must not break.
        if (rule.replacement()
                .chars()
                .anyMatch(c -> c < ' ' || "\"\\<>&".indexOf(c) >= 0 || Character.isSurrogate((char) c))) {
            return "has a replacement without quotes, backslashes, <, >, & and control characters";
        }
        return null;
    }

    private static Pattern compile(MaskingRule rule, int number) {
        Pattern pattern;
        try {
            pattern = Pattern.compile(rule.pattern());
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "masking rule " + number + " is no regular expression that is matched in linear time: "
                            + e.getDescription(),
                    e);
        }
        if (pattern.matches("")) {
            throw new IllegalArgumentException("masking rule " + number + " matches an empty text");
        }
        return pattern;
    }
}
