package dev.playhead.endtoend.faults;

import dev.playhead.endtoend.load.Pause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits until the system says that nothing is pending. Used by one thread. */
final class Quiet {
    private static final Duration ASKED_EVERY = Duration.ofMillis(200);

    private final Catalog catalog;
    private final ReceivedLog log;
    private final Duration within;

    Quiet(Catalog catalog, ReceivedLog log, Duration within) {
        this.catalog = catalog;
        this.log = log;
        this.within = within;
    }

    /** Returns when everything that the log holds now is in the catalog and in ClickHouse, and the log has been read to there. */
    void await() {
        Map<Integer, Long> ends = log.ends(within);
        until("everything is indexed", () -> lag(ends));
        awaitLoaded();
        log.readTo(ends, within);
    }

    /** Returns when ClickHouse has everything that the catalog has. */
    void awaitLoaded() {
        until("ClickHouse has everything", () -> missing("rows and sections", catalog.unloaded()));
    }

    /** The same, once these recordings have ended. */
    void awaitEnded(List<String> recordingIds) {
        until(
                "the recordings have ended",
                () -> missing(
                        "recordings",
                        recordingIds.size() - catalog.ended(recordingIds).size()));
        await();
    }

    private @Nullable String lag(Map<Integer, Long> ends) {
        Map<Integer, Long> checkpoints = catalog.checkpoints();
        return missing(
                "records",
                ends.entrySet().stream()
                        .mapToLong(end -> Math.max(0, end.getValue() - checkpoints.getOrDefault(end.getKey(), 0L)))
                        .sum());
    }

    private static @Nullable String missing(String what, long count) {
        return count == 0 ? null : count + " " + what;
    }

    private void until(String what, Supplier<@Nullable String> missing) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            String left;
            try {
                left = missing.get();
            } catch (IllegalStateException away) {
                left = String.valueOf(away.getMessage());
            }
            if (left == null) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + within + ": " + what + "; missing are " + left);
            }
            Pause.of(ASKED_EVERY);
        }
    }
}
