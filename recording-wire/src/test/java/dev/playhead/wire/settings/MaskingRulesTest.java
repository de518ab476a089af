package dev.playhead.wire.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingRulesTest {
    @Test
    void compilesRulesInTheirOrder() {
        MaskingRules rules = MaskingRules.compile(List.of(
                new MaskingRule("(?i)[a-z0-9._%+-]+@[a-z0-9.-]+\\.[a-z]{2,}", "•••"),
                new MaskingRule("\\b\\d{13,16}\\b", "#")));

        assertThat(rules.rules()).extracting(MaskingRules.Rule::replacement).containsExactly("•••", "#");
        assertThat(rules.rules()
                        .getFirst()
                        .pattern()
                        .matcher("to Ada@shop.example!")
                        .find())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "[a-", "(?<=card )\\d+", "(a)\\1", "a{2,1}", "*", "(?=x)", "a{1001}", "((a{100}){100}){100}"
            })
    void saysWhichRuleIsNoLinearExpression(String pattern) {
        assertThatThrownBy(
                        () -> MaskingRules.compile(List.of(new MaskingRule("fine", ""), new MaskingRule(pattern, ""))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("masking rule 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x*", "", "(a|)", "$"})
    void refusesWhatMatchesNothingAtAll(String pattern) {
        assertThatThrownBy(() -> MaskingRules.compile(List.of(new MaskingRule(pattern, ""))))
                .hasMessageContaining("masking rule 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "<b>", "&", "a\nb", "123456789012345678901234567890123"})
    void refusesReplacementsThatCouldBreakWhatTheyStandIn(String replacement) {
        assertThatThrownBy(() -> MaskingRules.compile(List.of(new MaskingRule("a", replacement))))
                .hasMessageContaining("replacement");
    }

    @Test
    void boundsCountAndLength() {
        MaskingRule rule = new MaskingRule("a", "");

        assertThat(MaskingRules.compile(Collections.nCopies(MaskingRules.MAX_RULES, rule))
                        .rules())
                .hasSize(MaskingRules.MAX_RULES);
        assertThatThrownBy(() -> MaskingRules.compile(Collections.nCopies(MaskingRules.MAX_RULES + 1, rule)))
                .hasMessageContaining("at most");
        assertThatThrownBy(() -> MaskingRules.compile(List.of(new MaskingRule("a".repeat(501), ""))))
                .hasMessageContaining("500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\d{16}",
                "(?:\\d{4}[ -]?){3}\\d{4}",
                "\\p{Greek}{2,30}",
                "[]{5000}]{3}",
                "[^]a{5000}]",
                "\\x{10FFFF}+",
                "a{2,}"
            })
    void takesRepetitionsInBounds(String pattern) {
        assertThat(MaskingRules.compile(List.of(new MaskingRule(pattern, ""))).rules())
                .hasSize(1);
    }

    @Test
    void refusesRepetitionsThatWouldFillTheMemory() {
        assertThatThrownBy(() -> MaskingRules.compile(List.of(new MaskingRule("(((a{1000}){1000}){1000}){1000}", ""))))
                .hasMessageContaining("repeats too much");
    }

    @Test
    void takesRulesAsSettingsCarryThem() {
        WebsiteSettings settings = WebsiteSettings.fromJson(
                "{\"websiteId\":\"flid_0123456789abcdef\",\"maskingRules\":[{\"pattern\":\"(\"},{\"pattern\":\"b\",\"replacement\":\"-\"}]}");

        assertThat(settings.maskingRules())
                .as("a document with a broken rule is taken, so that nothing is recorded without it")
                .containsExactly(new MaskingRule("(", MaskingRule.DEFAULT_REPLACEMENT), new MaskingRule("b", "-"));
    }
}
