package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.deployment.reference.ConfigurationReference;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
    private static final ConfigurationReference REFERENCE = ConfigurationReference.of(Repository.ROOT);

    @Test
    void isWhatTheSourcesSay() {
        assertThat(Repository.read(Repository.ROOT.resolve(ConfigurationReference.PAGE)))
                .as("%s is stale; make it anew with: %s", ConfigurationReference.PAGE, ConfigurationReference.COMMAND)
                .isEqualTo(REFERENCE.page());
    }

    @Test
    void describesNestedGroupsDefaultsAndReaders() {
        String page = REFERENCE.page();

        assertThat(page)
                .containsPattern(
                        "`playhead\\.replay\\.live\\.buffer-bytes`<br>`PLAYHEAD_REPLAY_LIVE_BUFFER_BYTES` \\| number \\| `\\d+` \\| replay \\|")
                .containsPattern(
                        "`playhead\\.token\\.secret`<br>`PLAYHEAD_TOKEN_SECRET` \\| text \\| \\*\\*required\\*\\* \\|")
                .contains("`8081` (ingest)");
        assertThat(REFERENCE.requiredVariables("ingest"))
                .contains("KAFKA_BOOTSTRAP_SERVERS", "PLAYHEAD_TOKEN_SECRET")
                .doesNotContain("QUARKUS_DATASOURCE_PASSWORD");
    }
}
