package dev.playhead.standalone.supervise;

import java.time.Duration;

/** How long to wait before a dead process is started again: doubles while it keeps dying, not thread-safe. */
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(30);

    /** A process that lived this long died of something new. */
    static final Duration SETTLED = Duration.ofSeconds(60);

    private Duration next = FIRST;

    /** The wait after a process that lived for {@code uptime}. */
    Duration after(Duration uptime) {
        if (uptime.compareTo(SETTLED) >= 0) {
            next = FIRST;
        }
        Duration wait = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return wait;
    }
}
