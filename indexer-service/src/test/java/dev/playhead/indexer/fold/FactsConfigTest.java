package dev.playhead.indexer.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.detect.Thresholds;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsConfigTest {
    @Test
    void defaultsAreThoseOfTheRules() {
        assertThat(facts(Map.of()).thresholds()).isEqualTo(Thresholds.defaults());
    }

    @Test
    void everyNumberCanBeSet() {
        Thresholds thresholds = facts(Map.of(
                        "playhead.facts.dead-window", "4s",
                        "playhead.facts.rage-clicks", "5",
                        "playhead.facts.kept-query", "utm_,ref"))
                .thresholds();

        assertThat(thresholds.clicks().deadWindowMs()).isEqualTo(4_000);
        assertThat(thresholds.clicks().rageCount()).isEqualTo(5);
        assertThat(thresholds.keptQueryPrefixes()).containsExactly("utm_", "ref");
    }

    private static FactsConfig facts(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(FactsConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(FactsConfig.class);
    }
}
