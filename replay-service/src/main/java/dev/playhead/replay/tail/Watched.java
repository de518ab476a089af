package dev.playhead.replay.tail;

import dev.playhead.wire.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Who watches what. Belongs to the tailer's thread. */
final class Watched {
    private final Map<Integer, Map<RecordKey, List<Feed>>> byPartition = new HashMap<>();

    /** Whether the feed's partition had no feed before. */
    boolean add(Feed feed) {
        boolean isNew = !byPartition.containsKey(feed.partition());
        byPartition
                .computeIfAbsent(feed.partition(), partition -> new HashMap<>())
                .computeIfAbsent(feed.key(), key -> new ArrayList<>())
                .add(feed);
        return isNew;
    }

    /** Whether the feed's partition has none left. */
    boolean remove(Feed feed) {
        Map<RecordKey, List<Feed>> recordings = byPartition.get(feed.partition());
        List<Feed> feeds = recordings == null ? null : recordings.get(feed.key());
        if (recordings == null || feeds == null || !feeds.remove(feed)) {
            return false;
        }
        if (feeds.isEmpty()) {
            recordings.remove(feed.key());
        }
        if (recordings.isEmpty()) {
            byPartition.remove(feed.partition());
        }
        return recordings.isEmpty();
    }

    List<Feed> feeds(int partition, RecordKey key) {
        Map<RecordKey, List<Feed>> recordings = byPartition.get(partition);
        return recordings == null ? List.of() : recordings.getOrDefault(key, List.of());
    }

    List<TopicPartition> partitions() {
        return byPartition.keySet().stream()
                .map(partition -> new TopicPartition(Topics.CHUNKS, partition))
                .toList();
    }

    List<Feed> all() {
        return byPartition.values().stream()
                .flatMap(recordings -> recordings.values().stream())
                .flatMap(List::stream)
                .toList();
    }

    boolean isEmpty() {
        return byPartition.isEmpty();
    }

    void clear() {
        byPartition.clear();
    }
}
