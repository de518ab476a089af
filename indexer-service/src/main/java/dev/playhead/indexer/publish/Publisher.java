package dev.playhead.indexer.publish;

import dev.playhead.indexer.beat.Wait;
import dev.playhead.indexer.beat.WaitingFor;
import dev.playhead.indexer.beat.Waits;
import dev.playhead.indexer.consume.Reclaims;
import dev.playhead.indexer.fold.Flush;
import dev.playhead.indexer.fold.HandOver;
import dev.playhead.indexer.load.FactsLoader;
import dev.playhead.indexer.load.OutboxLoader;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.indexer.retry.Retry;
import dev.playhead.indexer.retry.ShuttingDownException;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.segment.OpenSegment;
import dev.playhead.storage.segment.Segment;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stages, stores and publishes one segment after the other, on one thread. Each step is repeated until it is answered: while object
 * storage or the catalog is away the next segment waits, and with it consumption.
 */
@ApplicationScoped
public class Publisher implements HandOver {

    private static final Logger LOG = Logger.getLogger(Publisher.class);
    private static final Duration PUT_WITHIN = Duration.ofSeconds(60);

    private final CatalogPublish catalog;
    private final ObjectStore objects;
    private final FactsLoader facts;
    private final OutboxLoader outbox;
    private final Reclaims reclaims;
    private final Retry retry;
    private final Event<StepPublished> published;
    private final Timer timer;
    private final Wait storing;
    private final Semaphore place = new Semaphore(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("publisher").factory());

    Publisher(
            CatalogPublish catalog,
            ObjectStore objects,
            FactsLoader facts,
            OutboxLoader outbox,
            Reclaims reclaims,
            Retry retry,
            Event<StepPublished> published,
            Waits waits,
            MeterRegistry metrics) {
        this.catalog = catalog;
        this.objects = objects;
        this.facts = facts;
        this.outbox = outbox;
        this.reclaims = reclaims;
        this.retry = retry;
        this.published = published;
        this.storing = waits.on(WaitingFor.OBJECT_STORAGE);
        this.timer = Timer.builder("playhead.indexer.publish")
                .description("Time from closing a segment to its publish in the catalog")
                .register(metrics);
    }

    /** A step of a partition's checkpoint that the catalog took ({@code true}) or refused because the claim was lost. */
    public record StepPublished(Flush.Step step, boolean taken) {}

    @Override
    public boolean reserve(boolean wait) {
        if (!wait) {
            return place.tryAcquire();
        }
        place.acquireUninterruptibly();
        return true;
    }

    @Override
    public boolean isIdleWithin(Duration patience) {
        try {
            if (!place.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return false;
            }
            place.release();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void accept(Flush flush) {
        thread.execute(() -> {
            try {
                timer.record(() -> publish(flush));
            } catch (ShuttingDownException e) {
                LOG.infof("segment left to the next owner: %s", e.getMessage());
            } catch (RuntimeException e) {
                // nothing of this flush is known to be published: its partitions are read again from their checkpoints
                LOG.error("a segment could not be published, its partitions are read again", e);
                flush.steps().forEach(step -> settle(step, false));
            } finally {
                place.release();
            }
        });
    }

    private void publish(Flush flush) {
        if (flush.steps().isEmpty()) {
            return;
        }
        // whatever waits for a server meanwhile says for which segment
        try (LogKeys keys = flush.segment() == null
                ? LogKeys.none()
                : LogKeys.ofSegment(flush.segment().id())) {
            publish(flush, flush.segment() == null ? null : store(flush.segment()));
        }
    }

    private void publish(Flush flush, @Nullable Segment segment) {
        List<Integer> taken = catalog.publish(flush, segment);
        flush.steps().forEach(step -> settle(step, taken.contains(step.partition())));
        if (segment != null) {
            facts.load(segment, taken);
        }
        outbox.nudge();
    }

    private Segment store(OpenSegment open) {
        Segment segment = open.close();
        retry.untilAnswered("stage segment " + segment.id(), () -> catalog.stage(segment));
        retry.untilAnswered(
                "store " + segment.objectKey(),
                storing,
                () -> objects.put(segment.objectKey(), segment.bytes()).await().atMost(PUT_WITHIN));
        return segment;
    }

    private void settle(Flush.Step step, boolean taken) {
        published.fire(new StepPublished(step, taken));
        if (!taken) {
            try (LogKeys keys = LogKeys.of(step.partition())) {
                LOG.infof(
                        "partition=%d epoch=%d offsets=%d..%d: the catalog refused the step, the claim is lost",
                        step.partition(), step.ownership().epoch(), step.fromOffset(), step.nextOffset());
            }
            reclaims.lost(step.ownership());
        }
    }

    /** Whatever is still on its way was given its time; the next owner reads it again. */
    @PreDestroy
    void end() {
        thread.shutdownNow();
    }
}
