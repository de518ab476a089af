package dev.playhead.embedded.process;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Ends this JVM when the one that started it is gone, however that one ended. */
public final class ParentWatch {
    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private ParentWatch() {}

    /** Watches the process named by the system property {@code playhead.parent.pid}; without it nothing is watched. */
    public static void begin() {
        Long pid = Long.getLong("playhead.parent.pid");
        if (pid == null) {
            return;
        }
        Thread.ofPlatform().daemon().name("parent-watch").start(() -> {
            while (ProcessHandle.of(pid).map(ProcessLife::runs).orElse(false)) {
                LockSupport.parkNanos(EVERY.toNanos());
            }
            Thread.ofPlatform().daemon().name("last-resort").start(() -> {
                LockSupport.parkNanos(GRACE.toNanos());
                Runtime.getRuntime().halt(1);
            });
            System.exit(0);
        });
    }
}
