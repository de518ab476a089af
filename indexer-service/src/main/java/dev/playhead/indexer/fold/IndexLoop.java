package dev.playhead.indexer.fold;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.indexer.consume.Ownership;
import dev.playhead.indexer.consume.PartitionClaims;
import dev.playhead.indexer.deadletter.DeadLetters;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.record.Limits;
import dev.playhead.wire.record.LogReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
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

    private final PartitionClaims claims;
    private final HandOver handOver;
    private final IndexerConfig config;
    private final Unindexed unindexed;
    private final PartitionFold.Collaborators collaborators;
    private final Map<Integer, PartitionFold> folds = new HashMap<>();
    private final Queue<Settled> settled = new ConcurrentLinkedQueue<>();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean stopping;
    private OpenFlush open = new OpenFlush(RecordingIds.mint().value());

    IndexLoop(
            PartitionClaims claims,
            HandOver handOver,
            IndexerConfig config,
            FactsConfig facts,
            CatalogRecordings catalog,
            StoredEvents storedEvents,
            DeadLetters deadLetters,
            FoldMetrics metrics,
            Unindexed unindexed) {
        this.unindexed = unindexed;
        this.claims = claims;
        this.handOver = handOver;
        this.config = config;
        this.collaborators = new PartitionFold.Collaborators(
                catalog, storedEvents, deadLetters, facts.thresholds(), metrics, unindexed);
    }

    /** What the consumer must do after a batch: partitions whose next record isn't the one that must follow. */
    public record Absorbed(List<TopicPartition> outOfStep) {}

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
            evict();
            if (isAged()) {
                close(false);
            }
        } finally {
            lock.unlock();
        }
        return new Absorbed(outOfStep);
    }

    private boolean absorb(int partition, List<ConsumerRecord<byte[], byte[]>> records) {
        Ownership ownership = claims.of(partition);
        if (ownership == null) {
            discard(partition);
            return true;
        }
        PartitionFold fold = foldOf(ownership);
        fold.recordings().prefetch(records);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!fold.follows(record)) {
                LOG.warnf(
                        "partition=%d delivered offset=%d where offset=%d must follow, reading again from there",
                        partition, record.offset(), fold.nextOffset());
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

    /** The fold under the claim that stands now; what was folded under an older claim is discarded. */
    private PartitionFold foldOf(Ownership ownership) {
        PartitionFold fold = folds.get(ownership.partition());
        if (fold == null || fold.ownership() != ownership) {
            discard(ownership.partition());
            LogReader reader =
                    LogReader.resume(ownership.partition(), limits(), ownership.nextOffset(), ownership.pending());
            fold = new PartitionFold(ownership, reader, collaborators);
            folds.put(ownership.partition(), fold);
        }
        return fold;
    }

    /** What was folded under a claim that no longer stands is read again by whoever owns the partition now. */
    private void discard(int partition) {
        if (folds.remove(partition) != null) {
            open.discard(partition);
            unindexed.forget(partition);
        }
    }

    private Limits limits() {
        return new Limits(
                config.chunkBytes(), config.pendingBytes(), config.pendingAge().toMillis());
    }

    /** Hands an aged segment over if the one before is through; called regularly. */
    public void tick() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            takeUpSettled();
            takeUpNewClaims();
            if (isAged()) {
                close(false);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A partition that delivers nothing still has leases to judge. */
    private void takeUpNewClaims() {
        claims.all().forEach(this::foldOf);
        List.copyOf(folds.values()).stream()
                .filter(fold -> claims.of(fold.ownership().partition()) != fold.ownership())
                .forEach(fold -> discard(fold.ownership().partition()));
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

    private boolean isAged() {
        return open.isOlderThan(config.flushAge().toNanos(), System.nanoTime());
    }

    private void close(boolean wait) {
        if (!handOver.reserve(wait)) {
            return;
        }
        Flush flush = open.close(folds.values());
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
            collaborators.metrics().published(step.usage());
        }
    }

    private record Settled(Flush.Step step, boolean taken) {}

    /** Everything folded under a claim that the catalog no longer honours is discarded. */
    private void takeUpSettled() {
        for (Settled one = settled.poll(); one != null; one = settled.poll()) {
            PartitionFold fold = folds.get(one.step().partition());
            if (fold == null || fold.ownership() != one.step().ownership()) {
                continue;
            }
            if (one.taken()) {
                fold.published(one.step().nextOffset());
            } else {
                discard(one.step().partition());
            }
        }
    }

    private void evict() {
        int held = folds.values().stream()
                .mapToInt(fold -> fold.recordings().size())
                .sum();
        long nodes = folds.values().stream()
                .mapToLong(fold -> fold.recordings().domNodes())
                .sum();
        if (held > config.recordingsInMemory() || nodes > config.domNodes()) {
            int shares = Math.max(1, folds.size());
            folds.values()
                    .forEach(fold -> fold.evict(config.recordingsInMemory() / shares, config.domNodes() / shares));
        }
    }

    /** Endings that are due, and for each partition how far it has been read. */
    public record Lapsed(Map<Integer, Long> readUpTo, List<LogEntry.Ended> endings) {}

    public Lapsed lapsed(long nowMs) {
        lock.lock();
        try {
            Map<Integer, Long> readUpTo = new HashMap<>();
            List<LogEntry.Ended> endings = new ArrayList<>();
            folds.forEach((partition, fold) -> {
                List<LogEntry.Ended> due = fold.leases().lapsed(nowMs, config);
                if (!due.isEmpty()) {
                    readUpTo.put(partition, fold.nextOffset());
                    endings.addAll(due);
                }
            });
            return new Lapsed(readUpTo, endings);
        } finally {
            lock.unlock();
        }
    }

    public void endingAsked(LogEntry.Ended ending, boolean taken) {
        lock.lock();
        try {
            PartitionFold fold = folds.get(ending.place().partition());
            if (fold != null && taken) {
                fold.leases().endingAsked(ending);
            } else if (fold != null) {
                fold.leases().endingFailed(ending);
            }
        } finally {
            lock.unlock();
        }
    }
}
