package dev.playhead.ingest;

import static org.awaitility.Awaitility.await;

import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.accept.Verdict;
import dev.playhead.recording.event.EventReader;
import dev.playhead.recording.event.EventsRead;
import dev.playhead.recording.event.RecordedEvent;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.Topics;
import dev.playhead.wire.record.Limits;
import dev.playhead.wire.record.LogRead;
import dev.playhead.wire.record.LogReader;
import java.nio.charset.StandardCharsets;
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
        return entries(recording.uid(), count);
    }

    /** The same by the recording's id. */
    List<LogEntry> entries(String recordingId, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            poll();
            return of(recordingId).size() >= count;
        });
        return of(recordingId);
    }

    /** What is stored of a recording in the end: its events, as the indexer's Accept takes them, once there are so many. */
    List<String> stored(String recordingId, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            poll();
            return stored(recordingId).size() >= count;
        });
        return stored(recordingId);
    }

    private List<String> stored(String recordingId) {
        Accept accept = new Accept();
        List<String> stored = new ArrayList<>();
        for (LogEntry entry : of(recordingId)) {
            List<RecordedEvent> events = entry instanceof LogEntry.Chunk chunk
                            && EventReader.read(chunk) instanceof EventsRead.Events(List<RecordedEvent> read)
                    ? read
                    : List.of();
            Verdict verdict =
                    entry instanceof LogEntry.Chunk chunk ? accept.offer(chunk, events) : accept.offer(entry, 0);
            if (verdict instanceof Verdict.Accepted(int firstIndex)) {
                events.stream().skip(firstIndex).map(LogView::text).forEach(stored::add);
            }
        }
        return stored;
    }

    private static String text(RecordedEvent event) {
        return new String(event.bytes(), event.start(), event.end() - event.start(), StandardCharsets.UTF_8);
    }

    /** Raw records of a recording that were read so far. */
    List<ConsumerRecord<byte[], byte[]>> records(Recording recording) {
        return records.stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(recording.uid()))
                .toList();
    }

    /**
     * Every byte that the log has of a website now: of each record its key, headers and value, and what a chunk inflates
     * to.
     */
    List<byte[]> bytesOf(WebsiteId website) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            poll();
            return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
        });
        List<byte[]> bytes = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            bytes.add(record.key());
            bytes.add(record.value());
            record.headers().forEach(header -> bytes.add(header.value()));
        }
        entries.stream()
                .filter(entry -> entry.subject().websiteId().equals(website))
                .filter(LogEntry.Chunk.class::isInstance)
                .forEach(entry -> bytes.add(((LogEntry.Chunk) entry).events()));
        return bytes;
    }

    private List<LogEntry> of(String recordingId) {
        return entries.stream()
                .filter(entry -> entry.subject().recordingId().toString().equals(recordingId))
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
