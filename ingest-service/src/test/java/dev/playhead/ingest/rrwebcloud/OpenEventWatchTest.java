package dev.playhead.ingest.rrwebcloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** In a time that stands still unless the test moves it. */
class OpenEventWatchTest {
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final AtomicInteger late = new AtomicInteger();
    private final OpenEventWatch watch;
    private long now;

    OpenEventWatchTest() {
        channel.freezeTime();
        watch = new OpenEventWatch(channel.eventLoop(), Duration.ofSeconds(30), late::incrementAndGet, () -> now);
    }

    @Test
    void anEventThatIsNotSentToItsEndIsLate() {
        assertThat(watch.isLate(7, 100)).isFalse();

        pass(29);
        assertThat(watch.isLate(7, 200)).isFalse();
        pass(1);

        assertThat(late).hasValue(1);
        assertThat(watch.isLate(7, 300)).isTrue();
    }

    @Test
    void timeInWhichItCouldNotBeSentDoesNotCount() {
        watch.isLate(7, 100);
        pass(20);
        watch.reading(false);
        pass(3_600);
        assertThat(watch.isLate(7, 100)).isFalse();

        watch.reading(true);
        pass(9);
        assertThat(late).hasValue(0);
        pass(1);

        assertThat(late).hasValue(1);
        assertThat(watch.isLate(7, 100)).isTrue();
    }

    @Test
    void anEventThatOpensWhileNothingIsReadWaitsToBeCounted() {
        watch.reading(false);
        watch.isLate(7, 100);
        pass(3_600);
        watch.reading(true);

        pass(29);
        assertThat(watch.isLate(7, 100)).isFalse();
        pass(1);
        assertThat(watch.isLate(7, 100)).isTrue();
    }

    @Test
    void theNextEventHasTimeAndALastChanceOfItsOwn() {
        watch.isLate(7, 100);
        pass(29);
        assertThat(watch.lastChance()).isTrue();
        assertThat(watch.lastChance()).isFalse();

        assertThat(watch.isLate(8, 50)).isFalse();
        pass(29);

        assertThat(watch.isLate(8, 50)).isFalse();
        assertThat(late).hasValue(0);
        assertThat(watch.lastChance()).isTrue();
    }

    @Test
    void whereNoEventIsOpenNothingIsLate() {
        watch.isLate(7, 100);
        assertThat(watch.isLate(8, 0)).isFalse();
        pass(3_600);

        assertThat(late).hasValue(0);
        assertThat(watch.isLate(8, 0)).isFalse();
    }

    private void pass(long seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
