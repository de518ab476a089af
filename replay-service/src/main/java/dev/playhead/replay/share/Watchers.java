package dev.playhead.replay.share;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.Callers;
import dev.playhead.storage.access.Pass;
import dev.playhead.storage.access.Passes;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Who has streams open that end with what opened them. Keys, sessions, memberships and links that are revoked end them within
 * {@code playhead.replay.access-check}, links that expire also while the catalog is away. Thread-safe.
 */
@ApplicationScoped
public class Watchers {
    private static final Logger LOG = Logger.getLogger(Watchers.class);

    private final Passes passes;
    private final Duration interval;
    private final Duration timeout;
    private final Map<Runnable, Watcher> present = new ConcurrentHashMap<>();
    private final ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("replay-access").daemon().factory());

    /** Somebody who reads a recording of a website. */
    public record Watcher(Pass pass, WebsiteId websiteId, RecordingId recordingId) {}

    public Watchers(Passes passes, ReplaySettings settings) {
        this.passes = passes;
        this.interval = settings.accessCheck();
        this.timeout = settings.storageTimeout();
    }

    @PostConstruct
    void start() {
        checks.scheduleWithFixedDelay(this::check, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * A stream has begun.
     *
     * @param end called once when it must not go on; by another thread
     * @return to be called when the stream is closed
     */
    public Runnable enter(Watcher watcher, Runnable end) {
        // Its own object: two streams may end in the same way.
        Runnable one = new Runnable() {
            @Override
            public void run() {
                end.run();
            }
        };
        present.put(one, watcher);
        return () -> present.remove(one);
    }

    private void check() {
        long now = System.currentTimeMillis();
        endAll(watcher -> watcher.pass().caller() instanceof Caller.Guest guest && guest.expiresAt() <= now);
        Set<Pass> asked = present.values().stream().map(Watcher::pass).collect(Collectors.toSet());
        if (asked.isEmpty()) {
            return;
        }
        try {
            Map<Pass, Caller> callers = passes.now(asked).await().atMost(timeout);
            endAll(watcher -> {
                Caller caller = callers.get(watcher.pass());
                return caller != null && !Callers.mayRead(caller, watcher.websiteId(), watcher.recordingId());
            });
        } catch (RuntimeException e) {
            LOG.warnf("open streams not checked, the catalog does not answer: %s", e);
        }
    }

    private void endAll(Predicate<Watcher> over) {
        present.forEach((end, watcher) -> {
            if (over.test(watcher) && present.remove(end) != null) {
                end.run();
            }
        });
    }

    @PreDestroy
    void stop() {
        checks.shutdownNow();
    }
}
