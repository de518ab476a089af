package dev.playhead.benchmarks.live;

import dev.playhead.benchmarks.system.Cpu;
import dev.playhead.benchmarks.system.Log;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The baseline: Kafka's own producer with ingest's settings and Kafka's own consumer, in this process. */
final class RawKafka implements Way {
    private static final Duration POLL = Duration.ofMillis(500);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;
    private final Arrivals arrivals = new Arrivals();
    private final Thread consuming;
    private volatile boolean closing;

    RawKafka(String kafka, String topic, int partitions) {
        this.topic = topic;
        this.producer = Log.producer(kafka, "none");
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka, "auto.offset.reset", "none"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        consumer.assign(all);
        // Others have written there before.
        consumer.seekToEnd(all);
        all.forEach(consumer::position);
        this.consuming = Thread.ofPlatform().start(this::consume);
    }

    @Override
    public String name() {
        return "raw Kafka";
    }

    @Override
    public void send(int recording, long dueAt) throws IOException, InterruptedException {
        byte[] key = ("recording-" + recording).getBytes(StandardCharsets.US_ASCII);
        try {
            producer.send(new ProducerRecord<>(topic, key, SentChunk.at(dueAt))).get();
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    private void consume() {
        try (consumer) {
            while (!closing) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(record.value()))) {
                        SentChunk.sentAt(new String(plain.readNBytes(200), StandardCharsets.UTF_8))
                                .ifPresent(arrivals::arrived);
                    }
                }
            }
        } catch (WakeupException e) {
            // The end.
        } catch (IOException e) {
            throw new IllegalStateException("not what was sent", e);
        }
    }

    @Override
    public Arrivals arrivals() {
        return arrivals;
    }

    @Override
    public int viewers() {
        return 1;
    }

    /** All of this process: while this way is measured, it does nothing else. */
    @Override
    public Duration cpu() {
        return Cpu.here();
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            consuming.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }
}
