package dev.playhead.replay.share;

import dev.playhead.replay.ReplaySettings;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.OpenShares;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The open streams of people with a share link. Links that expire or are revoked end them within
 * {@code playhead.replay.share-check}: expiry also while the catalog is away, revocation once it answers again. Thread-safe.
 */
@ApplicationScoped
public class Guests {
    private static final Logger LOG = Logger.getLogger(Guests.class);

    private final OpenShares shares;
    private final Duration interval;
    private final Duration timeout;
    private final Map<Runnable, Caller.Guest> present = new ConcurrentHashMap<>();
    private final ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("replay-shares").daemon().factory());

    public Guests(OpenShares shares, ReplaySettings settings) {
        this.shares = shares;
        this.interval = settings.shareCheck();
        this.timeout = settings.storageTimeout();
    }

    @PostConstruct
    void start() {
        checks.scheduleWithFixedDelay(this::check, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * A stream has begun.
     *
     * @param end called once when the link is over; by another thread
     * @return to be called when the stream is closed
     */
    public Runnable enter(Caller.Guest guest, Runnable end) {
        // Its own object: two streams may end in the same way.
        Runnable one = new Runnable() {
            @Override
            public void run() {
                end.run();
            }
        };
        present.put(one, guest);
        return () -> present.remove(one);
    }

    private void check() {
        long now = System.currentTimeMillis();
        endAll(guest -> guest.expiresAt() <= now);
        Set<UUID> ids = present.values().stream().map(Caller.Guest::shareId).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return;
        }
        try {
            Set<UUID> open = shares.of(ids).await().atMost(timeout);
            endAll(guest -> ids.contains(guest.shareId()) && !open.contains(guest.shareId()));
        } catch (RuntimeException e) {
            LOG.warnf("share links not checked, the catalog does not answer: %s", e);
        }
    }

    private void endAll(Predicate<Caller.Guest> over) {
        present.forEach((end, guest) -> {
            if (over.test(guest) && present.remove(end) != null) {
                end.run();
            }
        });
    }

    @PreDestroy
    void stop() {
        checks.shutdownNow();
    }
}
