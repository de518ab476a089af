package dev.playhead.wire.settings;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
     * What is wrong with a rule.
     *
     * @param member of the rule: {@code pattern} or {@code replacement}
     * @param reason what would be right, beginning with a verb, for whoever wrote the rule
     */
    public record Fault(String member, String reason) {}

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
            Optional<Fault> fault = fault(rule);
            if (fault.isPresent()) {
                throw new IllegalArgumentException("masking rule " + (compiled.size() + 1) + ": its "
                        + fault.get().member() + " " + fault.get().reason());
            }
            compiled.add(new Rule(Pattern.compile(rule.pattern()), rule.replacement()));
        }
        return new MaskingRules(compiled);
    }

    /** Judges one rule; empty = it can be applied. */
    public static Optional<Fault> fault(MaskingRule rule) {
        String ofPattern = patternFault(rule.pattern());
        if (ofPattern != null) {
            return Optional.of(new Fault("pattern", ofPattern));
        }
        String ofReplacement = replacementFault(rule.replacement());
        return ofReplacement == null ? Optional.empty() : Optional.of(new Fault("replacement", ofReplacement));
    }

    /** In the order in which they are applied. */
    public List<Rule> rules() {
        return rules;
    }

    private static @Nullable String patternFault(String pattern) {
        if (pattern.isEmpty() || pattern.length() > MAX_PATTERN_LENGTH) {
            return "has 1 to " + MAX_PATTERN_LENGTH + " characters";
        }
        if (PatternSize.of(pattern) > MAX_PATTERN_STATES) {
            return "repeats too much: counted repetitions are written out, " + MAX_PATTERN_STATES + " states at most";
        }
        try {
            return Pattern.compile(pattern).matches("") ? "matches an empty text" : null;
        } catch (PatternSyntaxException e) {
            return "is no regular expression that is matched in linear time: " + e.getDescription();
        }
    }

    private static @Nullable String replacementFault(String replacement) {
        if (replacement.length() > MAX_REPLACEMENT_LENGTH) {
            return "has at most " + MAX_REPLACEMENT_LENGTH + " characters";
        }
        // A replacement may land in JSON or HTML within a text, which it must not break.
        boolean breaks = replacement
                .chars()
                .anyMatch(c -> c < ' ' || "\"\\<>&".indexOf(c) >= 0 || Character.isSurrogate((char) c));
        return breaks ? "has no quotes, backslashes, <, >, & and control characters" : null;
    }
}
