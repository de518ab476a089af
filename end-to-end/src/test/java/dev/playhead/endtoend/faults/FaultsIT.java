package dev.playhead.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Everything that can fail does, under load; {@code -Dplayhead.faults.seconds} says for how long, {@code -Dplayhead.faults.seed}
 * what happens when. {@code ./playhead faults} is the same for hours.
 */
class FaultsIT {
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("playhead.faults.seconds", 60));
    private static final long SEED = Long.getLong("playhead.faults.seed", new Random().nextInt(1_000_000));

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void whatWasAcknowledgedIsReplayedOnceAndEveryFactIsTrue() throws InterruptedException {
        Tally tally = new FaultRun(Plan.brief(SEED, LENGTH), new Journal(System.out)).run();

        System.out.print(tally.table());
        assertThat(tally.kinds()).isPositive();
        assertThat(tally.events()).isPositive();
    }
}
