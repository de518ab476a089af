package dev.playhead.query.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.assertj.core.api.SoftAssertions;

/** Tries many things at once, and then says of all of them what was wrong. */
final class SideBySide {
    private static final int AT_ONCE = 8;

    private SideBySide() {}

    /** @param tries each gives what is to be said of what it found */
    static void all(List<Callable<Consumer<SoftAssertions>>> tries) throws Exception {
        SoftAssertions all = new SoftAssertions();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Consumer<SoftAssertions>>> found = new ArrayList<>();
            tries.forEach(one -> found.add(threads.submit(one)));
            for (Future<Consumer<SoftAssertions>> one : found) {
                one.get().accept(all);
            }
        }
        all.assertAll();
    }
}
