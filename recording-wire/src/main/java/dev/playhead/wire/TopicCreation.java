package dev.playhead.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Creates the topics that Playhead needs, each with its cleanup rule. */
public final class TopicCreation {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int CHUNK_RECORD_BYTES = 1024 * 1024;
    /** A dead letter is a record of {@code playhead.chunks} with a reason added, so it must be allowed to be larger. */
    private static final int DEAD_LETTER_BYTES = 2 * 1024 * 1024;

    private TopicCreation() {}

    /** Kafka did not create or list the topics. Nothing is rolled back; calling again continues. */
    public static final class TopicCreationException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TopicCreationException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Creates the topics that do not exist. Existing ones are left exactly as they are, also where their partitions or
     * configuration differ: changing those is an operator's decision.
     *
     * @param chunkPartitions partitions of {@code playhead.chunks}; all other topics have one
     * @param replication copies of every partition; from 3 on, two of them must be in sync for a write
     * @throws TopicCreationException if Kafka refuses or does not answer within 60 s
     */
    public static void createMissing(Admin admin, int chunkPartitions, short replication) {
        Set<String> existing = await(admin.listTopics().names(), "list topics");
        List<NewTopic> missing = new ArrayList<>();
        for (NewTopic topic : topics(chunkPartitions, replication)) {
            if (!existing.contains(topic.name())) {
                missing.add(topic);
            }
        }
        admin.createTopics(missing).values().forEach((name, created) -> awaitCreated(created, name));
    }

    /** The topics as {@link #createMissing} would create them. */
    static List<NewTopic> topics(int chunkPartitions, short replication) {
        String delete = TopicConfig.CLEANUP_POLICY_DELETE;
        String compact = TopicConfig.CLEANUP_POLICY_COMPACT;
        String both = compact + "," + delete;
        return List.of(
                topic(Topics.CHUNKS, chunkPartitions, replication, delete, Duration.ofHours(72), CHUNK_RECORD_BYTES),
                topic(Topics.WEBSITES, 1, replication, compact, null, CHUNK_RECORD_BYTES),
                topic(Topics.USAGE, 1, replication, compact, null, CHUNK_RECORD_BYTES),
                topic(Topics.FENCES, 1, replication, both, Duration.ofHours(48), CHUNK_RECORD_BYTES),
                topic(Topics.LIVE, 1, replication, both, Duration.ofHours(1), CHUNK_RECORD_BYTES),
                topic(Topics.WATCHED, 1, replication, both, Duration.ofMinutes(10), CHUNK_RECORD_BYTES),
                topic(Topics.INTAKE, 1, replication, delete, Duration.ofHours(24), CHUNK_RECORD_BYTES),
                topic(Topics.DEAD_LETTERS, 1, replication, delete, Duration.ofDays(30), DEAD_LETTER_BYTES));
    }

    private static NewTopic topic(
            String name,
            int partitions,
            short replication,
            String cleanup,
            @Nullable Duration retention,
            int recordBytes) {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanup);
        config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(recordBytes));
        // Chunk timeouts and leases are judged by log-append time, which no client's clock can bend.
        config.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replication >= 3 ? "2" : "1");
        if (retention != null) {
            config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
            // Only closed log segments are cleaned: without this a quiet topic keeps its records for a week.
            long roll = Math.clamp(
                    retention.toMillis() / 6, 60_000L, Duration.ofDays(1).toMillis());
            config.put(TopicConfig.SEGMENT_MS_CONFIG, Long.toString(roll));
        }
        return new NewTopic(name, partitions, replication).configs(config);
    }

    private static void awaitCreated(KafkaFuture<Void> created, String name) {
        try {
            await(created, "create topic " + name);
        } catch (TopicCreationException e) {
            // Another instance migrates at the same moment: the topic is there, which is what was asked for.
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static <T> T await(KafkaFuture<T> future, String what) {
        try {
            return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new TopicCreationException("Kafka could not " + what, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new TopicCreationException("Kafka did not " + what + " within " + TIMEOUT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TopicCreationException("interrupted while Kafka was to " + what, e);
        }
    }
}
