package dev.playhead.endtoend.load;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What a client does between two tries. */
public final class Pause {
    private Pause() {}

    public static void of(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }
}
