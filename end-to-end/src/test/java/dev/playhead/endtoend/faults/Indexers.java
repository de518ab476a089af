package dev.playhead.endtoend.faults;

import dev.playhead.endtoend.load.Pause;
import dev.playhead.standalone.RunningPlayhead;
import dev.playhead.standalone.ServiceHandle;
import dev.playhead.standalone.supervise.StartFailedException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The installation's indexer, and a second one that comes and goes. One thread at a time. */
final class Indexers implements AutoCloseable {
    private static final Duration WITHIN = Duration.ofSeconds(180);
    private static final Duration ASKED_EVERY = Duration.ofMillis(200);

    private final RunningPlayhead playhead;
    private final Catalog catalog;
    private @Nullable ServiceHandle second;

    Indexers(RunningPlayhead playhead, Catalog catalog) {
        this.playhead = playhead;
        this.catalog = catalog;
    }

    /** A second indexer takes its share; if there is one, it dies, and the first takes all. */
    void comeOrGo() throws StartFailedException {
        ServiceHandle other = second;
        if (other != null && other.pid().isPresent()) {
            long pid = other.pid().getAsLong();
            other.hold();
            awaitOwners("the dead indexer's partitions have an owner", owners -> !owners.contains(pid));
        } else {
            secondThatShares();
        }
    }

    /**
     * The first indexer stands still for so long that the group and the catalog count it out, while it believes to own what
     * it owned; then it goes on where it stood.
     */
    void standStill() throws StartFailedException {
        secondThatShares();
        ServiceHandle first = playhead.service("indexer");
        long pid = first.pid().orElseThrow(() -> new AssertionError("the indexer doesn't run"));
        Signal.STOP.to(pid);
        try {
            awaitOwners("the other indexer has taken all partitions", owners -> !owners.contains(pid));
        } finally {
            Signal.CONT.to(pid);
        }
    }

    /** Ends the second one, and returns when the first owns all again: the next test finds things as they were. */
    @Override
    public void close() {
        ServiceHandle other = second;
        if (other != null && other.pid().isPresent()) {
            long pid = other.pid().getAsLong();
            other.hold();
            awaitOwners("the first indexer has everything again", owners -> !owners.contains(pid));
        }
    }

    private void secondThatShares() throws StartFailedException {
        playhead.service("indexer").awaitReady(WITHIN);
        ServiceHandle other = second;
        if (other == null) {
            other = playhead.another("indexer");
            second = other;
        } else {
            other.resume();
        }
        other.awaitReady(WITHIN);
        long its = other.pid().orElseThrow(() -> new AssertionError("the second indexer has died"));
        awaitOwners("two indexers share the partitions", owners -> owners.size() == 2 && owners.contains(its));
    }

    private void awaitOwners(String what, Predicate<Set<Long>> wanted) {
        long deadline = System.nanoTime() + WITHIN.toNanos();
        String found = "";
        while (System.nanoTime() < deadline) {
            try {
                Set<Long> owners = catalog.owners();
                if (wanted.test(owners)) {
                    return;
                }
                found = "owned by processes " + owners;
            } catch (IllegalStateException away) {
                found = String.valueOf(away.getMessage());
            }
            Pause.of(ASKED_EVERY);
        }
        throw new AssertionError("not within " + WITHIN + ": " + what + "; " + found);
    }
}
