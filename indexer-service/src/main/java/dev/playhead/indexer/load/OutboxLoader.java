package dev.playhead.indexer.load;

import dev.playhead.indexer.beat.Wait;
import dev.playhead.indexer.beat.WaitingFor;
import dev.playhead.indexer.beat.Waits;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.recording.RecordingId;
import dev.playhead.storage.catalog.RecordingsOutbox;
import dev.playhead.storage.facts.RecordingRow;
import dev.playhead.storage.facts.RecordingsTable;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Tells ClickHouse's {@code recordings} what the catalog's outbox holds: after each publish, and again later where that failed. */
@ApplicationScoped
public class OutboxLoader {

    private static final Logger LOG = Logger.getLogger(OutboxLoader.class);
    private static final Duration LOADED_WITHIN = Duration.ofSeconds(60);
    private static final int PAGE = 500;
    /** Who holds it delivers rows to ClickHouse's {@code recordings}, or deletes there. */
    public static final String LOCK = "recordings-outbox";

    private final RecordingsOutbox outbox;
    private final RecordingsTable table;
    private final CatalogLocks locks;
    private final Wait clickHouse;
    // one nudge may wait while one is worked on; a further one would find nothing new
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            Thread.ofPlatform().name("outbox-loader").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    OutboxLoader(RecordingsOutbox outbox, RecordingsTable table, Waits waits, CatalogLocks locks) {
        this.clickHouse = waits.on(WaitingFor.CLICKHOUSE);
        this.outbox = outbox;
        this.table = table;
        this.locks = locks;
    }

    /** Loads soon, on another thread. */
    public void nudge() {
        thread.execute(() -> {
            try {
                load();
            } catch (RuntimeException e) {
                LOG.warnf("recordings' rows are loaded later: %s", e.getMessage());
            }
        });
    }

    /**
     * Loads until the outbox is empty; blocks. One indexer at a time, so that once a recording's last row is delivered no older one is
     * on its way: erasing counts on it.
     */
    public void load() {
        while (true) {
            AtomicInteger loaded = new AtomicInteger();
            boolean mine = locks.holding(LOCK, LOADED_WITHIN, connection -> page().invoke(loaded::set)
                    .replaceWithVoid());
            if (!mine || loaded.get() < PAGE) {
                return;
            }
        }
    }

    /** The same for whoever asks again and again, and mostly for nothing. */
    public void loadLate() {
        if (outbox.isPending().await().atMost(LOADED_WITHIN)) {
            load();
        } else {
            // another indexer may have loaded what waited here
            clickHouse.end();
        }
    }

    private Uni<Integer> page() {
        return outbox.pending(PAGE).chain(rows -> {
            if (rows.isEmpty()) {
                // also where another indexer has loaded what waited here
                clickHouse.end();
                return Uni.createFrom().item(0);
            }
            return upsert(rows).chain(() -> outbox.delivered(rows)).replaceWith(rows.size());
        });
    }

    private Uni<Void> upsert(List<RecordingRow> rows) {
        clickHouse.begin();
        return table.upsert(rows)
                .ifNoItem()
                .after(LOADED_WITHIN)
                .fail()
                .invoke(clickHouse::end)
                .onFailure()
                .invoke(failure -> {
                    clickHouse.failed();
                    RecordingId first = new RecordingId(rows.getFirst().recordingId());
                    try (LogKeys keys = LogKeys.of(first)) {
                        LOG.warnf("recordingId=%s and %d more wait for ClickHouse", first, rows.size() - 1);
                    }
                });
    }

    @PreDestroy
    void end() {
        thread.shutdown();
    }
}
