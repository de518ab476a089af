package dev.playhead.endtoend.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What a client does between two tries. */
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
