package dev.playhead.indexer;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** Everything that a topic of one partition holds of one key, from its beginning on. */
final class TopicView implements AutoCloseable {

    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String key;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    TopicView(String bootstrapServers, String topic, String key) {
        this.key = key;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        TopicPartition partition = new TopicPartition(topic, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** All records so far, once they are as wanted. */
    List<ConsumerRecord<byte[], byte[]>> await(Predicate<List<ConsumerRecord<byte[], byte[]>>> asWanted) {
        Awaitility.await().atMost(WITHIN).until(() -> asWanted.test(now()));
        return List.copyOf(records);
    }

    List<ConsumerRecord<byte[], byte[]>> now() {
        consumer.poll(POLL).forEach(record -> {
            if (record.key() != null && new String(record.key(), StandardCharsets.UTF_8).equals(key)) {
                records.add(record);
            }
        });
        return List.copyOf(records);
    }

    static String value(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
