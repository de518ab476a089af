package dev.playhead.indexer.consume;

import dev.playhead.indexer.fold.IndexLoop;
import dev.playhead.indexer.publish.Publisher.StepPublished;
import dev.playhead.indexer.retry.Retry;
import dev.playhead.indexer.retry.ShuttingDownException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** The log's batches, one after the other, on a thread that may wait: the connector pauses the partitions meanwhile. */
@ApplicationScoped
public class ChunksConsumer {

    private static final Logger LOG = Logger.getLogger(ChunksConsumer.class);

    private final IndexLoop loop;
    private final PartitionClaims claims;
    private final Reclaims reclaims;
    private final Retry retry;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("fold").factory());

    ChunksConsumer(IndexLoop loop, PartitionClaims claims, Reclaims reclaims, Retry retry) {
        this.loop = loop;
        this.claims = claims;
        this.reclaims = reclaims;
        this.retry = retry;
    }

    @Incoming("chunks")
    Uni<Void> consume(ConsumerRecords<byte[], byte[]> batch) {
        return Uni.createFrom().voidItem().emitOn(thread).invoke(() -> absorb(batch));
    }

    private void absorb(ConsumerRecords<byte[], byte[]> batch) {
        try {
            IndexLoop.Absorbed absorbed = retry.untilAnswered("fold a batch", () -> loop.absorb(batch));
            for (TopicPartition partition : absorbed.outOfStep()) {
                Ownership ownership = claims.of(partition.partition());
                if (ownership != null) {
                    reclaims.lost(ownership);
                }
            }
        } catch (ShuttingDownException e) {
            LOG.infof("batch left to the next owner: %s", e.getMessage());
        }
    }

    void onStepPublished(@Observes StepPublished outcome) {
        loop.settled(outcome.step(), outcome.taken());
        if (outcome.taken()) {
            reclaims.commit(outcome.step().partition(), outcome.step().nextOffset());
        }
    }

    @PreDestroy
    void end() {
        thread.shutdown();
    }
}
