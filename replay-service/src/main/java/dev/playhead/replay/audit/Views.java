package dev.playhead.replay.audit;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.audit.Action;
import dev.playhead.storage.audit.AuditEntry;
import dev.playhead.storage.audit.AuditLog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jboss.logging.Logger;

/**
 * Notes who reads which recording. Watching never waits for a note and never fails for want of one: entries wait in a bounded queue,
 * are tried again while the catalog is away, and those that find no room are counted. The same actor and recording is one entry in
 * {@code playhead.replay.audit.view-interval}. Thread-safe.
 */
@ApplicationScoped
public class Views {
    private static final Logger LOG = Logger.getLogger(Views.class);
    private static final int LARGEST_BATCH = 100;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AuditLog log;
    private final Duration timeout;
    private final BlockingQueue<AuditEntry> waiting;
    private final RecentViews recent;
    private final Counter dropped;
    private volatile boolean ending;
    private final Thread writer =
            Thread.ofPlatform().name("replay-audit").daemon().unstarted(this::write);

    public Views(AuditLog log, ReplaySettings settings, MeterRegistry metrics) {
        this.log = log;
        this.timeout = settings.storageTimeout();
        this.waiting = new ArrayBlockingQueue<>(settings.audit().waiting());
        this.recent = new RecentViews(
                settings.audit().viewInterval().toNanos(), settings.audit().remembered());
        this.dropped = Counter.builder("playhead.replay.audit.dropped")
                .description("Views that are missing in the audit log, because the catalog did not take them in time")
                .register(metrics);
    }

    @PostConstruct
    void start() {
        writer.start();
    }

    /** Somebody begins to read a recording. Returns at once. */
    public void begun(Caller caller, WebsiteId websiteId, RecordingId recordingId) {
        String actor = caller.actor();
        if (!recent.isNew(actor, recordingId, System.nanoTime())) {
            return;
        }
        Action action = caller instanceof Caller.Guest ? Action.SHARE_USED : Action.RECORDING_VIEWED;
        AuditEntry entry = new AuditEntry(websiteId, Instant.now(), actor, action, recordingId, Map.of());
        if (!waiting.offer(entry)) {
            // The next request for it notes it, if there is room by then.
            recent.forget(actor, recordingId);
            dropped.increment();
        }
    }

    private void write() {
        List<AuditEntry> batch = new ArrayList<>();
        try {
            while (!ending || !waiting.isEmpty()) {
                if (batch.isEmpty()) {
                    batch.add(waiting.take());
                    waiting.drainTo(batch, LARGEST_BATCH - 1);
                }
                if (append(batch)) {
                    batch.clear();
                } else if (ending) {
                    break;
                } else {
                    Thread.sleep(PAUSE);
                }
            }
        } catch (InterruptedException e) {
            // told to end: what can be written at once still is
            waiting.drainTo(batch);
            if (append(batch)) {
                return;
            }
        }
        dropped.increment(batch.size() + waiting.size());
    }

    private boolean append(List<AuditEntry> batch) {
        try {
            log.append(batch).await().atMost(timeout);
            return true;
        } catch (RuntimeException e) {
            LOG.warnf("views not noted yet, trying again: entries=%d %s", batch.size() + waiting.size(), e);
            return false;
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        ending = true;
        writer.interrupt();
        writer.join(timeout);
    }
}
