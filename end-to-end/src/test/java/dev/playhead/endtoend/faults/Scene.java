package dev.playhead.endtoend.faults;

import dev.playhead.endtoend.disturb.StoreLine;
import dev.playhead.endtoend.disturb.Weather;
import dev.playhead.endtoend.load.Pause;
import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.ServiceHandle;
import dev.playhead.standalone.supervise.StartFailedException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Where faults happen, and what they are made of. Whatever a method does is over when it returns.
 *
 * @param random of this fault alone, so that two at once don't share one
 */
record Scene(
        RunningPlayhead playhead,
        Catalog catalog,
        StoreLine store,
        Indexers indexers,
        Random random,
        Duration longestOutage) {
    static final Duration BACK_WITHIN = Duration.ofSeconds(180);
    private static final Duration SHORTEST_OUTAGE = Duration.ofSeconds(1);
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(120);
    private static final Duration FELT_WITHIN = Duration.ofSeconds(60);

    /** {@code kill -9}; the supervisor starts it again. */
    void kill(ServiceHandle handle) {
        handle.kill();
        handle.awaitReady(BACK_WITHIN);
    }

    /** {@code SIGTERM}, and a new process at once. */
    void restart(ServiceHandle handle) {
        handle.awaitReady(BACK_WITHIN);
        handle.restart(ENDS_WITHIN);
        handle.awaitReady(BACK_WITHIN);
    }

    /** It ends in order, and the supervisor starts it again. */
    void end(ServiceHandle server, Signal signal) throws Exception {
        server.awaitReady(BACK_WITHIN);
        long pid = server.pid().orElseThrow(() -> new AssertionError(server.name() + " doesn't run"));
        signal.to(pid);
        Signal.end(pid).get(ENDS_WITHIN.toSeconds(), TimeUnit.SECONDS);
        server.awaitReady(BACK_WITHIN);
    }

    /** {@code kill -9}, and nobody there for a while. */
    void goneForAWhile(ServiceHandle handle) throws StartFailedException {
        handle.hold();
        try {
            outage();
        } finally {
            handle.resume();
            handle.awaitReady(BACK_WITHIN);
        }
    }

    /** Lasts until at least one request has met it; the load sees to that. */
    void storeIs(Weather weather) {
        long before = store.disturbed();
        store.become(weather);
        try {
            outage();
            long deadline = System.nanoTime() + FELT_WITHIN.toNanos();
            while (weather != Weather.GONE && store.disturbed() == before && System.nanoTime() < deadline) {
                Pause.of(SHORTEST_OUTAGE.dividedBy(10));
            }
        } finally {
            store.become(Weather.CLEAR);
        }
        if (weather != Weather.GONE && store.disturbed() == before) {
            throw new AssertionError("nobody has used the store for " + FELT_WITHIN);
        }
    }

    /** Its files can't grow, as on a disk that is full. */
    void cantWrite(ServiceHandle server) {
        try (var limit = FileLimit.on(server)) {
            outage();
        }
        server.awaitReady(BACK_WITHIN);
    }

    /** It finds too little room on its disk for any insert. */
    void clickHouseIsFull() {
        playhead.server("clickhouse").awaitReady(BACK_WITHIN);
        try (var full = new FullDisk(playhead.servers().clickHouse())) {
            outage();
        }
    }

    private void outage() {
        long span = longestOutage.minus(SHORTEST_OUTAGE).toMillis();
        Pause.of(SHORTEST_OUTAGE.plusMillis((long) (random.nextDouble() * span)));
    }
}
