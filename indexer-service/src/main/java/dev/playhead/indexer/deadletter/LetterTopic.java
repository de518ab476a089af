package dev.playhead.indexer.deadletter;

import dev.playhead.wire.Topics;
import dev.playhead.wire.deadletter.DeadLetterRead;
import dev.playhead.wire.deadletter.DeadLetterReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** {@code playhead.dead-letters} from any point to its end, without a consumer group. Confined to one thread. */
final class LetterTopic implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int ANSWER_MS = 30_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /** @throws KafkaException if Kafka doesn't answer within 30 s, or has no such topic */
    LetterTopic(Map<String, Object> kafka) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MS);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<PartitionInfo> found = consumer.partitionsFor(Topics.DEAD_LETTERS);
        if (found == null || found.isEmpty()) {
            consumer.close();
            throw new KafkaException("there is no topic " + Topics.DEAD_LETTERS + "; run migrate");
        }
        partitions = found.stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        consumer.assign(partitions);
    }

    Map<TopicPartition, Long> ends() {
        return consumer.endOffsets(partitions);
    }

    /** Reads from the beginning to where the topic ends now. */
    void readAll(Consumer<DeadLetterRead> reader) {
        read(consumer.beginningOffsets(partitions), reader);
    }

    void read(Map<TopicPartition, Long> from, Consumer<DeadLetterRead> reader) {
        Map<TopicPartition, Long> ends = ends();
        from.forEach(consumer::seek);
        DeadLetterReader letters = new DeadLetterReader();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                // what comes meanwhile is not of this reading: a retry would meet what it has caused itself
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                if (record.offset() < ends.getOrDefault(partition, 0L)) {
                    reader.accept(letters.read(record));
                }
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
