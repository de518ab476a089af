package dev.playhead.replay.watched;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.ReplaySettings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The recordings that this instance's viewers watch live. Their recorders are asked, by way of {@code playhead.watched}, to upload
 * faster: at once when the first viewer comes, and again while any is there. Thread-safe; never waits for Kafka.
 */
@ApplicationScoped
public class Watching {
    private final WatchedPublisher publisher;
    private final long renewalMs;
    private final Map<RecordingId, Integer> viewers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService renewals = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("replay-watched").daemon().factory());

    public Watching(WatchedPublisher publisher, ReplaySettings settings) {
        this.publisher = publisher;
        this.renewalMs = settings.live().watchedRenewal().toMillis();
    }

    @PostConstruct
    void start() {
        renewals.scheduleWithFixedDelay(this::renew, renewalMs, renewalMs, TimeUnit.MILLISECONDS);
    }

    /** A viewer has come; it goes when what is returned is closed, once. */
    public Viewer viewer(RecordingId id) {
        if (viewers.merge(id, 1, Integer::sum) == 1) {
            publisher.publish(id);
        }
        return () -> viewers.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1);
    }

    private void renew() {
        viewers.keySet().forEach(publisher::publish);
    }

    @PreDestroy
    void stop() {
        renewals.shutdownNow();
    }

    /** Somebody who watches. */
    @FunctionalInterface
    public interface Viewer extends AutoCloseable {
        @Override
        void close();
    }
}
