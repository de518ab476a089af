package dev.playhead.indexer.fold;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.consume.PartitionClaims;
import dev.playhead.indexer.deadletter.DeadLetters;
import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.RecordingIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Folds what Kafka delivers into one open segment, and hands it over when it is full or old. One lock confines the state; a hand-over
 * waits for the segment before it, which is what stops consumption while object storage is down.
 */
@ApplicationScoped
public class IndexLoop {

    private static final Logger LOG = Logger.getLogger(IndexLoop.class);

    private final HandOver handOver;
    private final Announcements announcements;
    private final IndexerConfig config;
    private final Unindexed unindexed;
    private final FoldMetrics metrics;
    private final Folds folds;
    private final Queue<Settled> settled = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean stopping;
    private OpenFlush open = new OpenFlush(RecordingIds.mint().value());

    IndexLoop(
            PartitionClaims claims,
            HandOver handOver,
            Announcements announcements,
            IndexerConfig config,
            FactsConfig facts,
            CatalogRecordings catalog,
            StoredEvents storedEvents,
            DeadLetters deadLetters,
            FoldMetrics metrics,
            Unindexed unindexed) {
        this.handOver = handOver;
        this.announcements = announcements;
        this.config = config;
        this.unindexed = unindexed;
        this.metrics = metrics;
        this.folds = new Folds(
                claims,
                config,
                new PartitionFold.Collaborators(
                        catalog, storedEvents, deadLetters, facts.thresholds(), metrics, unindexed));
    }

    /** What the consumer must do after a batch: partitions whose next record isn't the one that must follow. */
    public record Absorbed(List<TopicPartition> outOfStep) {}

    /** Endings that are due, and for each partition how far it has been read. */
    public record Lapsed(Map<Integer, Long> readUpTo, List<LogEntry.Ended> endings) {}

    private record Settled(Flush.Step step, boolean taken) {}

    /** Folds a batch; blocks while the segment before is still on its way and this one is full. */
    public Absorbed absorb(ConsumerRecords<byte[], byte[]> batch) {
        List<TopicPartition> outOfStep = new ArrayList<>();
        lock.lock();
        try {
            if (stopping) {
                return new Absorbed(List.of());
            }
            takeUpSettled();
            for (TopicPartition partition : batch.partitions()) {
                if (!absorb(partition.partition(), batch.records(partition))) {
                    outOfStep.add(partition);
                }
            }
            folds.evict();
            workOnTime();
        } finally {
            lock.unlock();
        }
        return new Absorbed(outOfStep);
    }

    private boolean absorb(int partition, List<ConsumerRecord<byte[], byte[]>> records) {
        PartitionFold fold = folds.of(partition, open);
        if (fold == null) {
            return true;
        }
        fold.recordings().prefetch(records);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!fold.follows(record)) {
                try (LogKeys keys = LogKeys.of(partition).at(partition, record.offset())) {
                    LOG.warnf(
                            "partition=%d delivered offset=%d where offset=%d must follow, reading again from there",
                            partition, record.offset(), fold.nextOffset());
                }
                return false;
            }
            open.touch(System.nanoTime());
            fold.absorb(record, open);
            if (open.rawBytes() >= config.flushBytes()) {
                close(true);
            }
        }
        fold.countPending();
        return true;
    }

    /** Hands an aged segment over if the one before is through; called regularly. */
    public void tick() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            takeUpSettled();
            folds.takeUpClaims(open);
            workOnTime();
        } finally {
            lock.unlock();
        }
    }

    private void workOnTime() {
        long now = System.nanoTime();
        folds.announce(now, announcements);
        if (open.isOlderThan(config.flushAge().toNanos(), now)) {
            close(false);
        }
    }

    /**
     * Takes no more records, and publishes what was taken. What isn't published in time is read again by the next owner.
     *
     * @return whether everything is published
     */
    public boolean stop(Duration within) throws InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        stopping = true;
        // the fold may hold the lock while it waits for a server
        if (!lock.tryLock(within.toNanos(), TimeUnit.NANOSECONDS)) {
            return false;
        }
        try {
            if (!handOver.isIdleWithin(until(deadline))) {
                return false;
            }
            close(false);
        } finally {
            lock.unlock();
        }
        return handOver.isIdleWithin(until(deadline));
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** Whether this instance is on its way out. */
    public boolean isStopping() {
        return stopping;
    }

    private void close(boolean wait) {
        if (!handOver.reserve(wait)) {
            return;
        }
        Flush flush = open.close(folds.all());
        open = new OpenFlush(RecordingIds.mint().value());
        handOver.accept(flush);
    }

    /**
     * The catalog took a step of a partition's checkpoint, or refused it because the claim is lost. Returns at once: the publisher must
     * never wait for the fold, which may be waiting for the publisher.
     */
    public void settled(Flush.Step step, boolean taken) {
        settled.add(new Settled(step, taken));
        if (taken) {
            unindexed.published(step.partition(), step.nextOffset());
            metrics.published(step.usage());
        }
    }

    private void takeUpSettled() {
        for (Settled one = settled.poll(); one != null; one = settled.poll()) {
            folds.settled(one.step(), one.taken(), open);
        }
    }

    /** The endings that are due; may ask the catalog. */
    public Lapsed lapsed(long nowMs) {
        lock.lock();
        try {
            return folds.lapsed(nowMs);
        } finally {
            lock.unlock();
        }
    }

    /** An ending is on its way to the log, or Kafka did not take it. */
    public void endingAsked(LogEntry.Ended ending, boolean taken) {
        lock.lock();
        try {
            folds.endingAsked(ending, taken);
        } finally {
            lock.unlock();
        }
    }
}
