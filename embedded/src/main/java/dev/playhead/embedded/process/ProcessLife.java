package dev.playhead.embedded.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Whether a process that may not be our child still runs. */
public final class ProcessLife {
    private static final Duration POLL = Duration.ofMillis(20);

    private ProcessLife() {}

    /** Unlike {@link ProcessHandle#isAlive()}, false for a killed process that nobody has waited for yet. */
    public static boolean runs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        Path kernel = Path.of("/proc", String.valueOf(process.pid()));
        try {
            Path stat = kernel.resolve("stat");
            String line = Files.isReadable(stat) ? Files.readString(stat) : "";
            return !line.startsWith("Z", line.lastIndexOf(')') + 2) || hasOtherThreads(kernel);
        } catch (IOException e) {
            return process.isAlive(); // it went while we looked
        }
    }

    /** A killed process keeps its ports until its last thread is gone, and its first may be gone before that. */
    private static boolean hasOtherThreads(Path kernel) throws IOException {
        try (Stream<Path> threads = Files.list(kernel.resolve("task"))) {
            return threads.limit(2).count() > 1;
        }
    }

    /** Waits until the process has ended. Returns false if it still runs after {@code most}. */
    public static boolean awaitEnd(ProcessHandle process, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (runs(process)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        return true;
    }
}
