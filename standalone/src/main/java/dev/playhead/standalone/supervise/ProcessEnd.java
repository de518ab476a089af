package dev.playhead.standalone.supervise;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a process together with everything it started. */
public final class ProcessEnd {
    /** The kernel needs a moment to take a killed process away. */
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);

    private ProcessEnd() {}

    /** Asks first, kills when patience runs out; its children are ended too. Returns when all are gone. */
    public static void end(ProcessHandle process, Duration patience) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!gone(process, patience)) {
            process.destroyForcibly();
            gone(process, KILL_PATIENCE);
        }
        children.forEach(ProcessEnd::kill);
    }

    /** Asks it to end ({@code SIGTERM}). Returns when it has, or when patience runs out. */
    static void ask(ProcessHandle process, Duration patience) {
        process.destroy();
        gone(process, patience);
    }

    /** As {@code kill -9} does, of this process only. Returns when it is gone. */
    public static void kill(ProcessHandle process) {
        process.destroyForcibly();
        gone(process, KILL_PATIENCE);
    }

    private static boolean gone(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException unexpected) {
            return !process.isAlive();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }
}
