package dev.playhead.ingest.privacy;

import com.google.re2j.Matcher;
import dev.playhead.wire.settings.MaskingRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies masking rules to one text, as it stands and with up to three layers of escapes undone. A match that lies in an
 * escape's middle takes the whole escape with it, so that JSON in a text stays JSON. Thread-safe.
 */
final class Rules {
    private static final int LAYERS = 3;

    private final MaskingRules rules;

    Rules(MaskingRules rules) {
        this.rules = rules;
    }

    boolean isEmpty() {
        return rules.rules().isEmpty();
    }

    /**
     * The text without what the rules match; the same object where they match nothing.
     *
     * @throws MaskingTooSlow when the budget is spent
     */
    String apply(String text, Budget budget) {
        String masked = text;
        List<Decoded> layers = layers(text);
        for (MaskingRules.Rule rule : rules.rules()) {
            budget.step();
            Spans spans = spans(rule, masked, layers, budget);
            if (spans != null) {
                masked = spans.replaceIn(masked, rule.replacement());
                layers = layers(masked);
            }
        }
        return masked;
    }

    private static List<Decoded> layers(String text) {
        Decoded layer = Decoded.of(text);
        if (layer == null) {
            return List.of();
        }
        List<Decoded> layers = new ArrayList<>(LAYERS);
        while (layer != null && layers.size() < LAYERS) {
            layers.add(layer);
            layer = layer.again();
        }
        return layers;
    }

    private static @Nullable Spans spans(MaskingRules.Rule rule, String text, List<Decoded> layers, Budget budget) {
        Spans spans = null;
        Matcher plain = rule.pattern().matcher(budget.watched(text));
        while (plain.find()) {
            if (plain.end() > plain.start()) {
                spans = spans == null ? new Spans() : spans;
                spans.add(plain.start(), plain.end());
            }
        }
        for (Decoded layer : layers) {
            Matcher matcher = rule.pattern().matcher(budget.watched(layer.chars()));
            while (matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    spans = spans == null ? new Spans() : spans;
                    spans.add(layer.start(matcher.start()), layer.end(matcher.end() - 1));
                }
            }
        }
        if (spans != null && !layers.isEmpty()) {
            spans.snapTo(layers.getFirst());
        }
        return spans;
    }
}
