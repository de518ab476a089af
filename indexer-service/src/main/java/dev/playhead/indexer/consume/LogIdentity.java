package dev.playhead.indexer.consume;

import dev.playhead.indexer.IndexerConfig;
import dev.playhead.wire.Topics;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** Keeps a catalog from absorbing another log than the one it began with. */
@ApplicationScoped
public class LogIdentity {

    private static final String REMEMBER = """
            INSERT INTO log_identity (topic, topic_id, partitions) VALUES ($1, $2, $3)
            ON CONFLICT (topic) DO UPDATE SET topic = excluded.topic
            RETURNING topic_id, partitions
            """;
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final Pool pool;
    private final Admin admin;
    private final IndexerConfig config;
    private volatile boolean checked;

    LogIdentity(Pool pool, Admin admin, IndexerConfig config) {
        this.pool = pool;
        this.admin = admin;
        this.config = config;
    }

    /**
     * Compares the topic's id with the one that this catalog's checkpoints speak of; the first call remembers it.
     *
     * @throws ForeignLogException when they differ: offsets of one log mean nothing in another
     */
    void check() {
        if (checked) {
            return;
        }
        TopicDescription topic = describe();
        Row row = pool.preparedQuery(REMEMBER)
                .execute(Tuple.of(
                        Topics.CHUNKS,
                        topic.topicId().toString(),
                        topic.partitions().size()))
                .await()
                .atMost(config.catalogTimeout())
                .iterator()
                .next();
        if (!row.getString("topic_id").equals(topic.topicId().toString())) {
            throw new ForeignLogException("topic " + Topics.CHUNKS + " has id " + topic.topicId()
                    + ", but this catalog's checkpoints belong to " + row.getString("topic_id"));
        }
        if (row.getInteger("partitions") != topic.partitions().size()) {
            throw new ForeignLogException("topic " + Topics.CHUNKS + " has "
                    + topic.partitions().size() + " partitions, the catalog knows " + row.getInteger("partitions"));
        }
        checked = true;
    }

    private TopicDescription describe() {
        try {
            TopicDescription topic = admin.describeTopics(List.of(Topics.CHUNKS))
                    .allTopicNames()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .get(Topics.CHUNKS);
            return Objects.requireNonNull(topic, "Kafka described another topic than it was asked for");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while describing " + Topics.CHUNKS, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not describe " + Topics.CHUNKS, e);
        }
    }
}
