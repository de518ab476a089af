package dev.playhead.replay.tail;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The memory of everything that waits for live viewers, of all recordings together. Thread-safe. */
final class Buffers {
    private final long most;
    private final AtomicLong held = new AtomicLong();
    private final Set<Feed> feeds = ConcurrentHashMap.newKeySet();
    private final Counter slow;

    /** @param most bytes */
    Buffers(long most, MeterRegistry metrics) {
        this.most = most;
        Gauge.builder("playhead.replay.live.buffered", held, AtomicLong::get)
                .description("Memory of messages and records that wait for live viewers")
                .baseUnit("bytes")
                .register(metrics);
        this.slow = Counter.builder("playhead.replay.live.too.slow")
                .description("Viewers that were ended with too_slow; they resume by their last id")
                .register(metrics);
    }

    void open(Feed feed) {
        feeds.add(feed);
    }

    void closed(Feed feed) {
        feeds.remove(feed);
    }

    void add(long bytes) {
        held.addAndGet(bytes);
    }

    void countSlow() {
        slow.increment();
    }

    /** Where too much is held, ends those who are furthest behind. */
    void makeRoom() {
        while (held.get() > most) {
            Optional<Feed> fullest = feeds.stream()
                    .max(Comparator.comparingLong(Feed::waitingBytes))
                    .filter(feed -> feed.waitingBytes() > 0);
            if (fullest.isEmpty()) {
                return;
            }
            fullest.get().end(Fed.Ending.SLOW);
        }
    }
}
