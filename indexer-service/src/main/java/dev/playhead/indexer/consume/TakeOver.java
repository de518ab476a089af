package dev.playhead.indexer.consume;

import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.indexer.retry.Retry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Quarkus;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * On assignment: raise the owner epoch, seek to the catalog's checkpoint. Runs on Kafka's polling thread, so no record of a
 * partition is read before its claim stands.
 */
@ApplicationScoped
@Identifier("chunks")
public class TakeOver implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(TakeOver.class);

    private final PartitionClaims claims;
    private final LogIdentity identity;
    private final Retry retry;
    private final Counter truncated;

    TakeOver(PartitionClaims claims, LogIdentity identity, Retry retry, MeterRegistry metrics) {
        this.claims = claims;
        this.identity = identity;
        this.retry = retry;
        this.truncated = Counter.builder("playhead.indexer.log.truncated")
                .description(
                        "Times that a checkpoint lay below the log's start: records were deleted before they were indexed")
                .register(metrics);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> assigned) {
        if (assigned.isEmpty()) {
            claims.markAssigned();
            return;
        }
        try {
            retry.untilAnswered("check the log's identity", identity::check);
            Map<TopicPartition, Long> starts = consumer.beginningOffsets(assigned);
            Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
            assigned.forEach(partition -> takeOver(consumer, partition, starts, ends));
            claims.markAssigned();
        } catch (ForeignLogException e) {
            LOG.fatal("The indexer stops: " + e.getMessage());
            Quarkus.asyncExit(3);
            throw e;
        }
    }

    /** Claims a partition anew and seeks to its checkpoint; on the polling thread only. */
    void takeOver(Consumer<?, ?> consumer, TopicPartition partition) {
        List<TopicPartition> one = List.of(partition);
        takeOver(consumer, partition, consumer.beginningOffsets(one), consumer.endOffsets(one));
    }

    private void takeOver(
            Consumer<?, ?> consumer,
            TopicPartition partition,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends) {
        try (LogKeys keys = LogKeys.of(partition.partition())) {
            claimAndSeek(consumer, partition, starts, ends);
        }
    }

    private void claimAndSeek(
            Consumer<?, ?> consumer,
            TopicPartition partition,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends) {
        long logStart = Objects.requireNonNull(starts.get(partition), "Kafka gave no start of an assigned partition");
        long logEnd = Objects.requireNonNull(ends.get(partition), "Kafka gave no end of an assigned partition");
        Ownership claim =
                retry.untilAnswered("claim partition " + partition, () -> claims.claim(partition.partition()));
        if (claim.nextOffset() > logEnd) {
            throw new ForeignLogException("partition " + partition + " ends at " + logEnd
                    + ", below the catalog's checkpoint " + claim.nextOffset());
        }
        long from = claim.nextOffset();
        for (var pending : claim.pending()) {
            from = Math.min(from, pending.firstOffset());
        }
        if (from < logStart) {
            truncated.increment();
            LOG.errorf(
                    "Records were deleted before they were indexed: partition=%d checkpoint=%d logStart=%d",
                    partition.partition(), from, logStart);
            if (claim.nextOffset() < logStart) {
                Ownership lost = claim;
                retry.untilAnswered("restart partition " + partition.partition(), () -> claims.restart(lost, logStart));
            }
            from = logStart;
        }
        consumer.seek(partition, from);
        LOG.infof("partition=%d epoch=%d offset=%d taken over", partition.partition(), claim.epoch(), from);
    }

    @Override
    public void onPartitionsRevoked(Consumer<?, ?> consumer, Collection<TopicPartition> revoked) {
        claims.release(revoked.stream().map(TopicPartition::partition).toList());
    }

    @Override
    public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> lost) {
        onPartitionsRevoked(consumer, lost);
    }
}
