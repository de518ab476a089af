package dev.playhead.replay.tail;

import dev.playhead.wire.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The recordings that are watched. Belongs to the tailer's thread. */
final class Watched {
    private final Map<Integer, Map<RecordKey, WatchedRecording>> byPartition = new HashMap<>();

    boolean has(int partition) {
        return byPartition.containsKey(partition);
    }

    /** One that has ended all its viewers is replaced. */
    WatchedRecording findOrAdd(int partition, RecordKey key, Supplier<WatchedRecording> make) {
        return byPartition
                .computeIfAbsent(partition, _ -> new HashMap<>())
                .compute(key, (_, known) -> known == null || known.isOver() ? make.get() : known);
    }

    int size() {
        return byPartition.values().stream().mapToInt(Map::size).sum();
    }

    @Nullable
    WatchedRecording find(int partition, RecordKey key) {
        Map<RecordKey, WatchedRecording> recordings = byPartition.get(partition);
        return recordings == null ? null : recordings.get(key);
    }

    /** Whether the partition has none left. */
    boolean remove(int partition, RecordKey key) {
        Map<RecordKey, WatchedRecording> recordings = byPartition.get(partition);
        if (recordings == null || recordings.remove(key) == null || !recordings.isEmpty()) {
            return false;
        }
        byPartition.remove(partition);
        return true;
    }

    List<TopicPartition> partitions() {
        return byPartition.keySet().stream()
                .map(partition -> new TopicPartition(Topics.CHUNKS, partition))
                .toList();
    }

    List<WatchedRecording> all() {
        return byPartition.values().stream()
                .flatMap(recordings -> recordings.values().stream())
                .toList();
    }

    boolean isEmpty() {
        return byPartition.isEmpty();
    }

    void clear() {
        byPartition.clear();
    }
}
