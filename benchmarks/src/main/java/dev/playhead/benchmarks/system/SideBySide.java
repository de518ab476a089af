package dev.playhead.benchmarks.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts, or ends, several at the same time. */
final class SideBySide {
    /** What is done with each. */
    @FunctionalInterface
    interface Work<T> {
        void on(T one) throws IOException;
    }

    private SideBySide() {}

    /**
     * Returns when it is done with each.
     *
     * @throws IOException with one it failed; it is not being done with any other any more then
     */
    static <T> void each(Collection<T> all, Work<T> work) throws IOException {
        // Its end waits for all.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (T one : all) {
                running.add(threads.submit(() -> {
                    work.on(one);
                    return one;
                }));
            }
            for (Future<T> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a server or service of the benchmarks did not start or end", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while servers or services started or ended", e);
        }
    }
}
