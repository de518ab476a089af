package dev.playhead.standalone.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void doublesWhileAProcessKeepsDyingAndStopsGrowing() {
        var backoff = new Backoff();

        assertThat(backoff.after(Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.after(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.after(Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 20; i++) {
            backoff.after(Duration.ZERO);
        }
        assertThat(backoff.after(Duration.ZERO)).isEqualTo(Backoff.LONGEST);
    }

    @Test
    void startsAnewAfterAProcessThatHadSettled() {
        var backoff = new Backoff();
        backoff.after(Duration.ZERO);
        backoff.after(Duration.ZERO);

        assertThat(backoff.after(Backoff.SETTLED)).isEqualTo(Backoff.FIRST);
    }
}
