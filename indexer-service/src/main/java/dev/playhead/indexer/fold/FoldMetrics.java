package dev.playhead.indexer.fold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Events by what became of them: received = stored + duplicate + fenced + dead-lettered + pending. They count when the step that holds them
 * is published, so nothing counts twice that is read again after a lost claim; the catalog's {@code usage_daily} says the same for ever.
 */
@Startup
@ApplicationScoped
public class FoldMetrics {

    private final Counter stored;
    private final Counter duplicate;
    private final Counter fenced;
    private final Counter deadLettered;
    private final Counter chunksDeadLettered;
    private final Counter undetected;
    private final Counter framesHeld;
    private final Counter framesSkipped;
    private final Counter foreign;

    FoldMetrics(MeterRegistry registry) {
        stored = events(registry, "stored");
        duplicate = events(registry, "duplicate");
        fenced = events(registry, "fenced");
        deadLettered = events(registry, "dead_lettered");
        chunksDeadLettered = Counter.builder("playhead.indexer.chunks.dead.lettered")
                .description("Chunks set aside because they could not be decoded, again where they are read again")
                .register(registry);
        undetected = Counter.builder("playhead.indexer.records.undetected")
                .description("Records whose events are stored but whose facts a flaw in Detect has cost")
                .register(registry);
        framesHeld = Counter.builder("playhead.indexer.frames.held")
                .description("Frames held until the rest of their chunk arrived")
                .register(registry);
        framesSkipped = Counter.builder("playhead.indexer.frames.skipped")
                .description("Records read again below the checkpoint, already absorbed")
                .register(registry);
        foreign = Counter.builder("playhead.indexer.foreign")
                .description("Entries that named another website than their recording's, and were let alone")
                .register(registry);
    }

    private static Counter events(MeterRegistry registry, String outcome) {
        return Counter.builder("playhead.indexer.events")
                .description(
                        "Events whose outcome is published: stored in a segment, duplicate of stored ones, fenced by a"
                                + " recording that takes no more, or dead_lettered with a chunk that could not be decoded")
                .baseUnit("events")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** A step was published. */
    public void published(List<DayUsage> usage) {
        for (DayUsage one : usage) {
            stored.increment(one.events().stored());
            duplicate.increment(one.events().duplicate());
            fenced.increment(one.events().fenced());
            deadLettered.increment(one.events().deadLettered());
        }
    }

    void undetected() {
        undetected.increment();
    }

    void deadLettered() {
        chunksDeadLettered.increment();
    }

    void frameHeld() {
        framesHeld.increment();
    }

    void frameSkipped() {
        framesSkipped.increment();
    }

    void foreign() {
        foreign.increment();
    }
}
