package dev.playhead.indexer.fold;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Events by what became of them: received = stored + duplicate + fenced + those of dead-lettered chunks + pending. Counted as they are
 * folded, so a restart counts what it reads again; the exact totals are published with the segments.
 */
@ApplicationScoped
public class FoldMetrics {

    private final Counter stored;
    private final Counter duplicate;
    private final Counter fenced;
    private final Counter deadLettered;
    private final Counter undetected;
    private final Counter framesHeld;
    private final Counter framesSkipped;

    FoldMetrics(MeterRegistry registry) {
        stored = events(registry, "stored", "written to a segment");
        duplicate = events(registry, "duplicate", "already stored by an earlier chunk");
        fenced = events(registry, "fenced", "refused by a stopped, erased or refused recording");
        deadLettered = Counter.builder("playhead.indexer.chunks.dead.lettered")
                .description("Chunks set aside because they could not be decoded")
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
    }

    void undetected() {
        undetected.increment();
    }

    private static Counter events(MeterRegistry registry, String outcome, String description) {
        return Counter.builder("playhead.indexer.events")
                .description("Events folded, by what became of them: " + description)
                .tag("outcome", outcome)
                .register(registry);
    }

    void stored(int kept, int dropped) {
        stored.increment(kept);
        duplicate.increment(dropped);
    }

    void duplicate(int events) {
        duplicate.increment(events);
    }

    void fenced(int events) {
        fenced.increment(events);
    }

    void deadLettered() {
        deadLettered.increment();
    }

    void frameHeld() {
        framesHeld.increment();
    }

    void frameSkipped() {
        framesSkipped.increment();
    }
}
