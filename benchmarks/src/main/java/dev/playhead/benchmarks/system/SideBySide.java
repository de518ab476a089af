package dev.playhead.benchmarks.system;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Starts several at the same time. */
final class SideBySide {
    /** What is done with each. */
    @FunctionalInterface
    interface Start<T> {
        void start(T one) throws IOException;
    }

    private SideBySide() {}

    /**
     * Returns when all are started.
     *
     * @throws IOException one was not; nobody is being started any more then
     */
    static <T> void start(Collection<T> all, Start<T> start) throws IOException {
        // Its end waits for all.
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> starts = new ArrayList<>();
            for (T one : all) {
                starts.add(threads.submit(() -> {
                    start.start(one);
                    return one;
                }));
            }
            for (Future<T> one : starts) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IOException("a server or service of the benchmarks did not start", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while servers or services started", e);
        }
    }
}
