package dev.playhead.ingest;

import static org.awaitility.Awaitility.await;

import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.Topics;
import dev.playhead.wire.record.Limits;
import dev.playhead.wire.record.LogRead;
import dev.playhead.wire.record.LogReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The log as the indexer would read it, from where it ends now. */
final class LogView implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<LogReader> readers;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<LogEntry> entries = new ArrayList<>();

    LogView() {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", World.kafka(), "auto.offset.reset", "none"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, World.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.CHUNKS, partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        readers = IntStream.range(0, World.PARTITIONS)
                .mapToObj(partition -> new LogReader(partition, Limits.DEFAULTS))
                .toList();
    }

    /** Entries of a recording, once there are so many. */
    List<LogEntry> entries(Recording recording, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            poll();
            return of(recording).size() >= count;
        });
        return of(recording);
    }

    /** Raw records of a recording that were read so far. */
    List<ConsumerRecord<byte[], byte[]>> records(Recording recording) {
        return records.stream()
                .filter(record ->
                        new String(record.key(), java.nio.charset.StandardCharsets.UTF_8).equals(recording.uid()))
                .toList();
    }

    private List<LogEntry> of(Recording recording) {
        return entries.stream()
                .filter(entry -> entry.subject().recordingId().toString().equals(recording.uid()))
                .toList();
    }

    private void poll() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
            records.add(record);
            switch (readers.get(record.partition()).read(record)) {
                case LogRead.Entry(LogEntry entry) -> entries.add(entry);
                case LogRead.Pending _ -> {}
                case LogRead.Skipped(String reason) -> throw new AssertionError(reason);
                case LogRead.Undecodable undecodable -> throw new AssertionError(undecodable.reason());
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
