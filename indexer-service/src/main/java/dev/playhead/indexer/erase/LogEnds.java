package dev.playhead.indexer.erase;

import dev.playhead.wire.Topics;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Where each partition of the log ends at this moment. */
@ApplicationScoped
class LogEnds {

    private static final long WITHIN_MS = 5_000;

    private final Admin admin;

    LogEnds(Admin admin) {
        this.admin = admin;
    }

    /**
     * The offsets behind the last records, by partition; blocks.
     *
     * @throws IllegalStateException where Kafka doesn't say
     */
    String asJson() {
        try {
            TopicDescription chunks = admin.describeTopics(List.of(Topics.CHUNKS))
                    .allTopicNames()
                    .get(WITHIN_MS, TimeUnit.MILLISECONDS)
                    .get(Topics.CHUNKS);
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            if (chunks != null) {
                chunks.partitions()
                        .forEach(one ->
                                wanted.put(new TopicPartition(Topics.CHUNKS, one.partition()), OffsetSpec.latest()));
            }
            JsonObject ends = new JsonObject();
            Map<TopicPartition, ListOffsetsResultInfo> answer =
                    admin.listOffsets(wanted).all().get(WITHIN_MS, TimeUnit.MILLISECONDS);
            answer.forEach((partition, info) -> ends.put(Integer.toString(partition.partition()), info.offset()));
            return ends.encode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka doesn't say where the log ends", e);
        }
    }
}
