package dev.playhead.endtoend.faults;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Kafka's own account of what was received: every whole chunk of one website, whether the client heard of it or not. Counted
 * from the log, for a killed ingest takes its counters along. Used by one thread.
 */
final class ReceivedLog implements AutoCloseable {
    private static final String TOPIC = "playhead.chunks";
    private static final Duration POLL = Duration.ofMillis(500);
    private static final String TYPE = "dev.playhead.recording.";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final String source;
    private final Map<String, BitSet> frames = new HashMap<>();
    private final Set<String> endedByTime = new HashSet<>();
    private final Set<String> wentOn = new HashSet<>();
    private long events;

    /** From what the log takes next. */
    ReceivedLog(String bootstrapServers, String websiteId) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("enable.auto.commit", "false");
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = IntStream.range(0, consumer.partitionsFor(TOPIC).size())
                .mapToObj(partition -> new TopicPartition(TOPIC, partition))
                .toList();
        source = "/websites/" + websiteId;
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** The offset behind the last record of each partition. */
    Map<Integer, Long> ends(Duration within) {
        Map<Integer, Long> ends = new HashMap<>();
        consumer.endOffsets(partitions, within).forEach((partition, end) -> ends.put(partition.partition(), end));
        return ends;
    }

    /** Reads on to these offsets. */
    void readTo(Map<Integer, Long> ends, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one.partition(), 0L))) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Kafka's log can't be read to its end within " + within);
            }
            consumer.poll(POLL).forEach(this::count);
        }
    }

    /** Events in whole chunks, attempts counted each. */
    long events() {
        return events;
    }

    /** Whether its lease lapsed in the middle: its facts may differ from those of a recording that was never silent. */
    boolean wasCutShort(String recordingId) {
        return wentOn.contains(recordingId);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void count(ConsumerRecord<byte[], byte[]> record) {
        if (!source.equals(header(record, "ce_source"))) {
            return;
        }
        String recording = header(record, "ce_subject");
        switch (header(record, "ce_type").replace(TYPE, "")) {
            case "chunk.v1" -> {
                if (endedByTime.contains(recording)) {
                    wentOn.add(recording);
                }
                BitSet seen = frames.computeIfAbsent(header(record, "ce_id"), chunk -> new BitSet());
                seen.set(Integer.parseInt(header(record, "ce_frame")));
                if (seen.cardinality() == Integer.parseInt(header(record, "ce_frames"))) {
                    frames.remove(header(record, "ce_id"));
                    events += Long.parseLong(header(record, "ce_events"));
                }
            }
            case "ended.v1" -> endedByTime.add(recording);
            default -> {
                // Starts, stops and heartbeats hold no events.
            }
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
