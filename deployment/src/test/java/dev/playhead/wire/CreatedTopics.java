package dev.playhead.wire;

import java.util.List;
import org.apache.kafka.clients.admin.NewTopic;

/** Shows what {@link TopicCreation} would create, which it tells its own package only. */
public final class CreatedTopics {

    private CreatedTopics() {}

    public static List<NewTopic> of(int chunkPartitions, short replication) {
        return TopicCreation.topics(chunkPartitions, replication);
    }
}
