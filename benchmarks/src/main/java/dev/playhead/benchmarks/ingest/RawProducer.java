package dev.playhead.benchmarks.ingest;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The baseline: Kafka's own producer with ingest's settings, in this process. */
final class RawProducer implements Writer {
    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;

    RawProducer(String kafka, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
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
                        134_217_728),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public String name() {
        return "raw producer";
    }

    @Override
    public Lane lane(int number) {
        byte[] key = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        return new Lane() {
            @Override
            public void write(byte[] chunk) throws IOException, InterruptedException {
                try {
                    producer.send(new ProducerRecord<>(topic, key, chunk)).get();
                } catch (ExecutionException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public void close() {}
        };
    }

    /** All of this process: while this one writes, it does nothing else. */
    @Override
    public Duration cpu() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean process) {
            return Duration.ofNanos(process.getProcessCpuTime());
        }
        throw new IllegalStateException("this JVM doesn't tell its CPU time");
    }

    @Override
    public void close() {
        producer.close();
    }
}
