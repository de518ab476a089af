package dev.playhead.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeedOptionsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T06:40:12Z");

    @Test
    void defaultsAreThirtyDaysUntilThisHour() {
        SeedOptions options = SeedOptions.parse(List.of("--recordings", "7"), NOW);

        assertThat(options.recordings()).isEqualTo(7);
        assertThat(options.days()).isEqualTo(30);
        assertThat(Instant.ofEpochMilli(options.until())).isEqualTo("2026-11-22T06:00:00Z");
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("--recordings"),
                List.of("--recordings", "many"),
                List.of("--recordings", "0"),
                List.of("--recordings", "1", "--until", "tomorrow"),
                List.of("--recording", "1"))) {
            assertThatThrownBy(() -> SeedOptions.parse(wrong, NOW)).isInstanceOf(UsageException.class);
        }
    }
}
