package dev.playhead.indexer.load;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.beat.Wait;
import dev.playhead.indexer.beat.WaitingFor;
import dev.playhead.indexer.beat.Waits;
import dev.playhead.storage.catalog.RecordingsOutbox;
import dev.playhead.storage.facts.RecordingRow;
import dev.playhead.storage.facts.RecordingsTable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Tells ClickHouse's {@code recordings} what the catalog's outbox holds: after each publish, and again later where that failed. */
@ApplicationScoped
public class OutboxLoader {

    private static final Logger LOG = Logger.getLogger(OutboxLoader.class);
    private static final Duration LOADED_WITHIN = Duration.ofSeconds(60);
    private static final int PAGE = 500;

    private final RecordingsOutbox outbox;
    private final RecordingsTable table;
    private final IndexerConfig config;
    private final Wait clickHouse;
    private final ReentrantLock loading = new ReentrantLock();
    // one nudge may wait while one is worked on; a further one would find nothing new
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            Thread.ofPlatform().name("outbox-loader").factory(),
            new ThreadPoolExecutor.DiscardPolicy());

    OutboxLoader(RecordingsOutbox outbox, RecordingsTable table, Waits waits, IndexerConfig config) {
        this.clickHouse = waits.on(WaitingFor.CLICKHOUSE);
        this.outbox = outbox;
        this.table = table;
        this.config = config;
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

    /** Loads until the outbox is empty; blocks. */
    public void load() {
        loading.lock();
        try {
            List<RecordingRow> rows;
            do {
                rows = outbox.pending(PAGE).await().atMost(config.catalogTimeout());
                if (!rows.isEmpty()) {
                    upsert(rows);
                    outbox.delivered(rows).await().atMost(config.catalogTimeout());
                }
            } while (rows.size() == PAGE);
            // also where another indexer has loaded what waited here
            clickHouse.end();
        } finally {
            loading.unlock();
        }
    }

    private void upsert(List<RecordingRow> rows) {
        clickHouse.begin();
        try {
            table.upsert(rows).await().atMost(LOADED_WITHIN);
        } catch (RuntimeException e) {
            clickHouse.failed();
            throw e;
        }
        clickHouse.end();
    }

    @PreDestroy
    void end() {
        thread.shutdown();
    }
}
