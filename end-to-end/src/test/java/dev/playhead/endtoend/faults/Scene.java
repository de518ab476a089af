package dev.playhead.endtoend.faults;

import dev.playhead.endtoend.disturb.StoreLine;
import dev.playhead.endtoend.load.Pause;
import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.ServiceHandle;
import java.time.Duration;
import java.util.Random;

/**
 * Where faults happen.
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
    static final Duration BACK_WITHIN = Duration.ofSeconds(120);
    private static final Duration SHORTEST_OUTAGE = Duration.ofSeconds(1);

    /** {@code kill -9}; the supervisor starts it again. */
    void kill(String service) {
        ServiceHandle handle = playhead.service(service);
        handle.kill();
        handle.awaitReady(BACK_WITHIN);
    }

    void outage() {
        long span = longestOutage.minus(SHORTEST_OUTAGE).toMillis();
        Pause.of(SHORTEST_OUTAGE.plusMillis((long) (random.nextDouble() * span)));
    }
}
