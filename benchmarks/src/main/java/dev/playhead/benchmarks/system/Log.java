package dev.playhead.benchmarks.system;

import dev.playhead.wire.TopicCreation;
import dev.playhead.wire.Topics;
import dev.playhead.wire.settings.WebsiteSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Topics, the website that is recorded, and Kafka's own producer with ingest's settings. */
public final class Log {
    /** Where baselines write, configured as our topic of chunks. */
    public static final String RAW_TOPIC = "benchmark.raw";

    private static final long TO_THE_END = -1;

    private Log() {}

    static void prepare(String kafka) throws IOException {
        Map<String, Object> connection = Map.of("bootstrap.servers", kafka);
        try (Admin admin = Admin.create(connection);
                KafkaProducer<String, String> settings =
                        new KafkaProducer<>(connection, new StringSerializer(), new StringSerializer())) {
            TopicCreation.createMissing(admin, PlayheadSystem.PARTITIONS, (short) 1);
            admin.createTopics(List.of(new NewTopic(RAW_TOPIC, PlayheadSystem.PARTITIONS, (short) 1)
                            .configs(Map.of("message.timestamp.type", "LogAppendTime"))))
                    .all()
                    .get(30, TimeUnit.SECONDS);
            String website = WebsiteSettings.builder(PlayheadSystem.WEBSITE)
                    .version(1)
                    .publicKeys(List.of(PlayheadSystem.PUBLIC_KEY))
                    .build()
                    .toJson();
            settings.send(new ProducerRecord<>(Topics.WEBSITES, PlayheadSystem.WEBSITE.value(), website))
                    .get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the topics could not be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the topics were made", e);
        }
    }

    /** Deletes what is in both topics of chunks. */
    static void empty(String kafka) throws IOException {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        for (int partition = 0; partition < PlayheadSystem.PARTITIONS; partition++) {
            for (String topic : List.of(Topics.CHUNKS, RAW_TOPIC)) {
                all.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(TO_THE_END));
            }
        }
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.deleteRecords(all).all().get(30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the log could not be emptied", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the log was emptied", e);
        }
    }

    /** @param compression Kafka's {@code compression.type}; zstd is level 1, as ingest compresses */
    public static KafkaProducer<byte[], byte[]> producer(String kafka, String compression) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        2,
                        "batch.size",
                        131_072,
                        "buffer.memory",
                        134_217_728,
                        "compression.type",
                        compression,
                        "compression.zstd.level",
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
