package dev.playhead.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicCreationTest {
    private final Map<String, NewTopic> topics =
            TopicCreation.topics(64, (short) 3).stream().collect(Collectors.toMap(NewTopic::name, Function.identity()));

    @Test
    void chunksAreKept72HoursByLogAppendTimeWithTwoReplicasInSync() {
        NewTopic chunks = topics.get(Topics.CHUNKS);

        assertThat(chunks.numPartitions()).isEqualTo(64);
        assertThat(chunks.replicationFactor()).isEqualTo((short) 3);
        assertThat(chunks.configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "259200000")
                .containsEntry("message.timestamp.type", "LogAppendTime")
                .containsEntry("max.message.bytes", "1048576")
                .containsEntry("min.insync.replicas", "2");
    }

    @Test
    void settingsAndUsageAreOnlyCompacted() {
        for (String name : new String[] {Topics.WEBSITES, Topics.USAGE}) {
            assertThat(topics.get(name).configs())
                    .containsEntry("cleanup.policy", "compact")
                    .doesNotContainKey("retention.ms");
            assertThat(topics.get(name).numPartitions()).isEqualTo(1);
        }
    }

    @Test
    void fencesLiveAndWatchedAreCompactedAndForgotten() {
        assertThat(topics.get(Topics.FENCES).configs())
                .containsEntry("cleanup.policy", "compact,delete")
                .containsEntry("retention.ms", "172800000");
        assertThat(topics.get(Topics.LIVE).configs()).containsEntry("retention.ms", "3600000");
        assertThat(topics.get(Topics.WATCHED).configs()).containsEntry("retention.ms", "600000");
    }

    @Test
    void intakeIsKeptForADayInWhichTheCatalogMayBeAway() {
        assertThat(topics.get(Topics.INTAKE).configs())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "86400000");
    }

    @Test
    void oneBrokerNeedsOneReplicaInSync() {
        assertThat(TopicCreation.topics(8, (short) 1))
                .allSatisfy(topic -> assertThat(topic.configs()).containsEntry("min.insync.replicas", "1"));
    }
}
