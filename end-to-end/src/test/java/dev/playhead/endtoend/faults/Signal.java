package dev.playhead.endtoend.faults;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** What is said to a process of ours. */
enum Signal {
    /** It stands still until {@link #CONT}. */
    STOP,
    CONT,
    /** To PostgreSQL: end now, in order, without waiting for clients to leave. */
    INT;

    /** @throws AssertionError if there is no such process */
    void to(long pid) {
        try {
            int exit = new ProcessBuilder("kill", "-" + name(), Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill -" + name() + " " + pid + " exited " + exit);
            }
        } catch (IOException missing) {
            throw new AssertionError("kill can't be run", missing);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** The process's end; done at once if there is none. */
    static CompletableFuture<ProcessHandle> end(long pid) {
        return ProcessHandle.of(pid)
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
