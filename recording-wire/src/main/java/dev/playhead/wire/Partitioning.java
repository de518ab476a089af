package dev.playhead.wire;

import dev.playhead.recording.RecordingId;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which partition of {@code playhead.chunks} holds a recording. */
public final class Partitioning {
    private Partitioning() {}

    /**
     * The partition of a recording: the one that Kafka's own default partitioner picks for the record key, so that a
     * foreign producer which only sets the key agrees with us. Stable for ever; golden-tested.
     *
     * @param partitions how many partitions the topic has, at least 1
     */
    public static int partitionOf(RecordingId id, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException("a topic has at least one partition, not " + partitions);
        }
        byte[] key = id.toString().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
