package dev.playhead.endtoend.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Everything that can fail does, under load, each kind of fault once; {@code -Dplayhead.faults.seed} draws another order.
 * {@code -Dplayhead.faults.seconds} limits the time; with {@code -Dplayhead.full=true} it is used up. {@code ./playhead faults}
 * is the same for hours.
 */
class FaultsIT {
    private static final Duration LENGTH = Duration.ofSeconds(Integer.getInteger("playhead.faults.seconds", 80));
    private static final boolean EACH_ONCE = !Boolean.getBoolean("playhead.full");
    private static final long SEED = Long.getLong("playhead.faults.seed", 20_261_122);

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void whatWasAcknowledgedIsReplayedOnceAndEveryFactIsTrue() throws InterruptedException {
        Tally tally = new FaultRun(Plan.brief(SEED, LENGTH, EACH_ONCE), new Journal(System.out)).run();

        System.out.print(tally.table());
        assertThat(tally.kinds()).isPositive();
        assertThat(tally.events()).isPositive();
    }
}
