package dev.playhead.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.recording.RecordingId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PartitioningTest {
    @Test
    void partitionsNeverMove() {
        StringBuilder now = new StringBuilder("# recording id, partitions of the topic, partition\n");
        for (int i = 0; i < 16; i++) {
            RecordingId id = new RecordingId(new UUID(0x0199_0000_0000_7000L + i, 0x8000_0000_0000_0000L + i * 7919L));
            for (int partitions : new int[] {1, 8, 64, 96}) {
                now.append(id).append(' ').append(partitions).append(' ');
                now.append(Partitioning.partitionOf(id, partitions)).append('\n');
            }
        }

        assertThat(now.toString()).isEqualTo(Golden.read("partitions-v1.txt"));
    }

    @Test
    void spreadsMintedIdsOverAllPartitions() {
        int[] counts = new int[64];
        for (int i = 0; i < 64_000; i++) {
            counts[Partitioning.partitionOf(RecordingIds.mint(), 64)]++;
        }

        for (int count : counts) {
            assertThat(count).isBetween(800, 1200);
        }
    }

    @Test
    void refusesATopicWithoutPartitions() {
        assertThatThrownBy(() -> Partitioning.partitionOf(RecordingIds.mint(), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
