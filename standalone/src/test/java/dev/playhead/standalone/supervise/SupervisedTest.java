package dev.playhead.standalone.supervise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SupervisedTest {
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final AtomicInteger changes = new AtomicInteger();
    private final Sleeper sleeper = new Sleeper();
    private final Supervised supervised = new Supervised(sleeper, timer, journal::add, changes::incrementAndGet);

    @AfterEach
    void end() {
        supervised.end(Duration.ofSeconds(5));
        timer.shutdownNow();
    }

    @Test
    void startsAProcessAgainThatWasKilled() throws Exception {
        supervised.start();
        long first = supervised.pid().orElseThrow();

        supervised.kill();

        assertThat(ProcessHandle.of(first).map(ProcessHandle::isAlive).orElse(false))
                .isFalse();
        await().until(supervised::isAlive);
        assertThat(supervised.pid().orElseThrow()).isNotEqualTo(first);
        assertThat(supervised.restarts()).isEqualTo(1);
        assertThat(changes).hasValue(2);
        assertThat(journal).anyMatch(line -> line.startsWith("sleeper died")).contains("sleeper runs again");
    }

    @Test
    void goesOnTryingWhileAStartFails() throws Exception {
        supervised.start();
        sleeper.failures.set(1);

        supervised.kill();

        await().until(supervised::isAlive);
        assertThat(sleeper.starts).hasValue(3);
        assertThat(journal).anyMatch(line -> line.startsWith("sleeper did not start (out of order)"));
    }

    @Test
    void leavesAHeldProcessAloneUntilItIsStarted() throws Exception {
        supervised.start();

        supervised.hold();

        await().during(Backoff.FIRST.multipliedBy(2)).until(() -> !supervised.isAlive());
        supervised.start();
        assertThat(supervised.isAlive()).isTrue();
        supervised.kill();
        await().until(supervised::isAlive);
    }

    @Test
    void restartsAProcessThatEndsWhenAskedAtOnceAndWithoutBackoff() throws Exception {
        supervised.start();
        long first = supervised.pid().orElseThrow();

        supervised.restart(Duration.ofSeconds(5));

        assertThat(supervised.isAlive()).isTrue();
        assertThat(supervised.pid().orElseThrow()).isNotEqualTo(first);
        assertThat(supervised.lastExit()).hasValue(143);
        assertThat(supervised.restarts()).isZero();
        assertThat(journal).isEmpty();
        supervised.kill();
        await().until(supervised::isAlive);
        assertThat(supervised.restarts()).isEqualTo(1);
    }

    @Test
    void leavesAProcessRunningThatDoesNotEndWhenAsked() throws Exception {
        sleeper.command = List.of("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done");
        supervised.start();
        assertThat(sleeper.process.inputReader().readLine()).isEqualTo("ready");
        long stubborn = supervised.pid().orElseThrow();

        assertThatThrownBy(() -> supervised.restart(Duration.ofMillis(200)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("sleeper hasn't ended");

        assertThat(supervised.pid()).hasValue(stubborn);
        supervised.kill();
        await().until(supervised::isAlive);
    }

    @Test
    void restartsNothingThatIsHeld() throws Exception {
        supervised.start();
        supervised.hold();

        assertThatThrownBy(() -> supervised.restart(Duration.ofSeconds(5))).isInstanceOf(IllegalStateException.class);

        assertThat(supervised.isAlive()).isFalse();
    }

    @Test
    void startsNothingAfterItsEnd() throws Exception {
        supervised.start();

        supervised.end(Duration.ofSeconds(5));

        assertThat(supervised.isAlive()).isFalse();
        await().during(Backoff.FIRST.multipliedBy(2)).until(() -> !supervised.isAlive());
        assertThatThrownBy(supervised::start).isInstanceOf(StartFailedException.class);
    }

    @Test
    @Timeout(60)
    void endsAlsoWhileSomebodyIsStillBeingToldOfItsStart() throws Exception {
        var told = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var slow = new Supervised(new Sleeper(), timer, journal::add, () -> {
            told.countDown();
            awaitUninterrupted(ended);
        });
        var start = timer.submit(() -> {
            slow.start();
            return slow;
        });
        told.await();

        slow.end(Duration.ofSeconds(5));

        assertThat(slow.isAlive()).isFalse();
        ended.countDown();
        assertThat(start.get()).isSameAs(slow);
    }

    /** As a lock does. */
    private static void awaitUninterrupted(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException goOn) {
                Thread.interrupted();
            }
        }
    }

    @Test
    void endsWhatAProcessHasStartedToo() throws Exception {
        Process parent = new ProcessBuilder("sh", "-c", "sleep 600 & sleep 600 & wait").start();
        await().until(() -> parent.descendants().count() == 2);
        List<ProcessHandle> children = parent.descendants().toList();

        ProcessEnd.end(parent.toHandle(), Duration.ofSeconds(5));

        assertThat(parent.isAlive()).isFalse();
        await().untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void killsAProcessThatDoesNotWantToEnd() throws Exception {
        Process stubborn =
                new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; while :; do sleep 1; done").start();
        assertThat(stubborn.inputReader().readLine()).isEqualTo("ready");

        ProcessEnd.end(stubborn.toHandle(), Duration.ofMillis(200));

        assertThat(stubborn.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    /** A process that does nothing. */
    private static final class Sleeper implements Workload {
        final AtomicInteger starts = new AtomicInteger();
        final AtomicInteger failures = new AtomicInteger();
        private volatile List<String> command = List.of("sleep", "600");
        private volatile Process process;
        private volatile Process ended;

        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public ProcessHandle start() throws StartFailedException {
            starts.incrementAndGet();
            if (failures.getAndDecrement() > 0) {
                throw new StartFailedException("out of order");
            }
            try {
                ended = process;
                process = new ProcessBuilder(command).start();
                return process.toHandle();
            } catch (IOException missing) {
                throw new StartFailedException("no sleep here", missing);
            }
        }

        @Override
        public OptionalInt lastExit() {
            return ended == null ? OptionalInt.empty() : OptionalInt.of(ended.exitValue());
        }

        @Override
        public void stop(Duration patience) {
            ProcessEnd.end(process.toHandle(), patience);
        }
    }
}
