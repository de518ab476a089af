package dev.playhead.indexer.beat;

import dev.playhead.indexer.IndexerConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** All waits of this instance, and the one to tell. Thread-safe; asking never blocks, whoever waits. */
@ApplicationScoped
public class Waits {

    private final List<Wait> all = new CopyOnWriteArrayList<>();
    private final IndexerConfig config;

    Waits(IndexerConfig config) {
        this.config = config;
    }

    /** @param since epoch ms */
    public record Waiting(WaitingFor server, long since) {}

    /** A wait for one kind of work, for as long as the instance lives. */
    public Wait on(WaitingFor server) {
        Wait wait = new Wait(server);
        all.add(wait);
        return wait;
    }

    /** What this instance waits for, the longest wait of the first server in {@link WaitingFor}'s order; null for nothing. */
    public @Nullable Waiting now(long nowMs) {
        Waiting first = null;
        for (Wait wait : all) {
            Long since = wait.since(nowMs, config.waitingAfter());
            if (since != null && (first == null || isBefore(wait.server(), since, first))) {
                first = new Waiting(wait.server(), since);
            }
        }
        return first;
    }

    /** Since when this instance waits for a server, epoch ms; null where it doesn't. */
    public @Nullable Long since(WaitingFor server, long nowMs) {
        Long first = null;
        for (Wait wait : all) {
            Long since = wait.server() == server ? wait.since(nowMs, config.waitingAfter()) : null;
            if (since != null && (first == null || since < first)) {
                first = since;
            }
        }
        return first;
    }

    private static boolean isBefore(WaitingFor server, long since, Waiting other) {
        int order = server.compareTo(other.server());
        return order < 0 || (order == 0 && since < other.since());
    }
}
