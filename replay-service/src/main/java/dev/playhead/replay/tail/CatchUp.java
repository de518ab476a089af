package dev.playhead.replay.tail;

import dev.playhead.recording.RecordingId;
import dev.playhead.replay.ReplaySettings;
import dev.playhead.wire.Partitioning;
import dev.playhead.wire.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Bounded reads of the log: from an offset to an offset, for one recording. Blocks; thread-safe. */
@ApplicationScoped
public class CatchUp {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumers consumers;
    private final ReplaySettings.Tail settings;

    public CatchUp(Consumers consumers, ReplaySettings settings) {
        this.consumers = consumers;
        this.settings = settings.tail();
    }

    /** The partition that a recording has if the catalog doesn't say it. */
    public int partitionOf(RecordingId id) {
        List<PartitionInfo> partitions = ask(consumer -> consumer.partitionsFor(Topics.CHUNKS));
        if (partitions.isEmpty()) {
            throw new LogUnavailable("there is no topic " + Topics.CHUNKS);
        }
        return Partitioning.partitionOf(id, partitions.size());
    }

    /** The offset after the last acknowledged record. */
    public long endOffset(int partition) {
        TopicPartition place = new TopicPartition(Topics.CHUNKS, partition);
        Map<TopicPartition, Long> ends = ask(consumer -> consumer.endOffsets(List.of(place)));
        Long end = ends.get(place);
        if (end == null) {
            throw new LogUnavailable("no end offset of partition " + partition);
        }
        return end;
    }

    /**
     * Reads one recording's records in [{@code from}, {@code to}), or the first part of them: it ends early once they hold
     * {@code sliceBytes}, and where retention has taken {@code from} it returns at the log's start without having read.
     *
     * @throws LogUnavailable if the log gives nothing for {@code playhead.replay.tail.timeout}
     */
    public LogSlice read(int partition, RecordingId id, long from, long to) {
        if (from >= to) {
            return LogSlice.startingAt(from);
        }
        TopicPartition place = new TopicPartition(Topics.CHUNKS, partition);
        return ask(consumer -> {
            consumer.assign(List.of(place));
            consumer.seek(place, from);
            try {
                return collect(consumer, place, new RecordKey(id), from, to);
            } catch (OffsetOutOfRangeException e) {
                return afterTheLoss(consumer, place, from, to);
            }
        });
    }

    private LogSlice collect(
            Consumer<byte[], byte[]> consumer, TopicPartition place, RecordKey key, long from, long to) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        long bytes = 0;
        long next = from;
        long quietSince = System.nanoTime();
        while (next < to) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                quietSince = System.nanoTime();
                if (record.offset() >= to) {
                    break;
                }
                if (key.isOf(record)) {
                    found.add(record);
                    bytes += record.serializedValueSize();
                    if (bytes >= settings.sliceBytes()) {
                        return new LogSlice(found, record.offset() + 1, false);
                    }
                }
            }
            // Not the last record's offset: the log may have holes at its end.
            next = Math.min(to, consumer.position(place));
            if (System.nanoTime() - quietSince > settings.timeout().toNanos()) {
                throw new LogUnavailable("partition " + place.partition() + " gave nothing at offset " + next);
            }
        }
        return new LogSlice(found, to, false);
    }

    private static LogSlice afterTheLoss(Consumer<byte[], byte[]> consumer, TopicPartition place, long from, long to) {
        Long start = consumer.beginningOffsets(List.of(place)).get(place);
        if (start == null || start <= from) {
            throw new LogUnavailable("partition " + place.partition() + " ends before offset " + from);
        }
        return new LogSlice(List.of(), Math.min(start, to), true);
    }

    private <T> T ask(Function<Consumer<byte[], byte[]>, T> question) {
        try {
            return consumers.lend(question);
        } catch (KafkaException e) {
            throw new LogUnavailable("Kafka did not answer", e);
        }
    }
}
