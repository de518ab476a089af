package dev.playhead.indexer.consume;

import dev.playhead.indexer.logged.LogKeys;
import dev.playhead.wire.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Work on the consumer that only its polling thread may do. */
@ApplicationScoped
public class Reclaims {

    private static final Logger LOG = Logger.getLogger(Reclaims.class);

    private final KafkaClientService clients;
    private final PartitionClaims claims;
    private final TakeOver takeOver;
    /** What Kafka hasn't been told yet; bounded by the partitions. */
    private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new ConcurrentHashMap<>();

    private final AtomicBoolean asked = new AtomicBoolean();

    Reclaims(KafkaClientService clients, PartitionClaims claims, @Identifier("chunks") TakeOver takeOver) {
        this.clients = clients;
        this.claims = claims;
        this.takeOver = takeOver;
    }

    /** The catalog refused a publish under this claim, or the partition fell out of step: if it is still assigned here, it is taken over anew. */
    public void lost(Ownership ownership) {
        if (!claims.forsake(ownership)) {
            return;
        }
        TopicPartition partition = new TopicPartition(Topics.CHUNKS, ownership.partition());
        consumer()
                .runOnPollingThread(kafka -> {
                    if (kafka.assignment().contains(partition) && claims.of(partition.partition()) == null) {
                        takeOver.takeOver(kafka, partition);
                    }
                })
                .subscribe()
                .with(done -> LOG.debugf("partition=%d was taken over anew", ownership.partition()), e -> {
                    try (LogKeys keys = LogKeys.of(ownership.partition())) {
                        LOG.errorf(e, "partition=%d could not be taken over anew", ownership.partition());
                    }
                });
    }

    /**
     * Tells Kafka how far the catalog is, for lag metrics only: nobody reads these offsets back. What is told before the polling thread
     * comes to it goes in one request.
     */
    public void commit(int partition, long nextOffset) {
        uncommitted.put(new TopicPartition(Topics.CHUNKS, partition), new OffsetAndMetadata(nextOffset));
        if (asked.compareAndSet(false, true)) {
            consumer()
                    .runOnPollingThread(kafka -> {
                        tell(kafka);
                    })
                    .subscribe()
                    .with(done -> {}, e -> {
                        asked.set(false);
                        LOG.debugf(e, "no lag metric this time");
                    });
        }
    }

    private void tell(Consumer<byte[], byte[]> kafka) {
        asked.set(false);
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        for (TopicPartition partition : uncommitted.keySet()) {
            OffsetAndMetadata offset = uncommitted.remove(partition);
            if (offset != null && kafka.assignment().contains(partition)) {
                due.put(partition, offset);
            }
        }
        if (!due.isEmpty()) {
            kafka.commitAsync(due, null);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return clients.getConsumer("chunks");
    }
}
