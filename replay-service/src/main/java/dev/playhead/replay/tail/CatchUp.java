package dev.playhead.replay.tail;

import dev.playhead.recording.RecordingId;
import dev.playhead.wire.Partitioning;
import dev.playhead.wire.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Bounded reads of the log: from an offset to an offset, for one recording. Blocks; thread-safe. */
@ApplicationScoped
public class CatchUp {
    private final Consumers consumers;
    private final SharedReads reads;

    public CatchUp(Consumers consumers, SharedReads reads) {
        this.consumers = consumers;
        this.reads = reads;
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
        return reads.read(partition, new RecordKey(id), from, to);
    }

    private <T> T ask(Function<Consumer<byte[], byte[]>, T> question) {
        try {
            return consumers.lend(Consumers.Use.QUESTION, question);
        } catch (KafkaException e) {
            throw new LogUnavailable("Kafka did not answer", e);
        }
    }
}
