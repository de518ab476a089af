package dev.playhead.query.system;

import dev.playhead.query.QuerySettings;
import dev.playhead.wire.Topics;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks Kafka whether the chunks' topic is there and every partition of it has a leader. */
@ApplicationScoped
class KafkaProbe {
    private static final String NAME = "kafka";

    private final Admin admin;
    private final Probe probe;
    private final Duration patience;

    KafkaProbe(@Identifier("default-kafka-broker") Map<String, Object> kafka, QuerySettings settings) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.keySet().retainAll(AdminClientConfig.configNames());
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, "playhead-query-admin");
        config.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        this.patience = settings.probeTimeout();
        this.admin = Admin.create(config);
        this.probe = new Probe(NAME, "Kafka", patience);
    }

    Uni<SystemPart> ask() {
        return probe.ask(this::partitions, KafkaProbe::judge);
    }

    /** How many partitions there are, and how many of them have no leader; none where there is no topic. */
    private record Partitions(int all, int leaderless) {}

    private Uni<Partitions> partitions() {
        DescribeTopicsOptions options = new DescribeTopicsOptions().timeoutMs(Math.toIntExact(patience.toMillis()));
        return Uni.createFrom()
                .completionStage(() -> admin.describeTopics(List.of(Topics.CHUNKS), options)
                        .allTopicNames()
                        .toCompletionStage())
                .map(topics -> count(topics.values()))
                .onFailure(UnknownTopicOrPartitionException.class)
                .recoverWithItem(new Partitions(0, 0));
    }

    private static Partitions count(Collection<TopicDescription> topics) {
        List<TopicPartitionInfo> partitions =
                topics.stream().flatMap(topic -> topic.partitions().stream()).toList();
        int leaderless = (int) partitions.stream()
                .filter(partition ->
                        partition.leader() == null || partition.leader().isEmpty())
                .count();
        return new Partitions(partitions.size(), leaderless);
    }

    private static Probe.Verdict judge(Partitions partitions) {
        if (partitions.all() == 0) {
            return new Probe.Verdict(false, "Kafka has no topic " + Topics.CHUNKS + ": run the migrate command.");
        }
        return partitions.leaderless() == 0
                ? new Probe.Verdict(true, "Kafka has a leader for all " + partitions.all() + " partitions.")
                : new Probe.Verdict(
                        false,
                        "Kafka has no leader for " + partitions.leaderless() + " of " + partitions.all()
                                + " partitions.");
    }

    void stop(@Observes ShutdownEvent stopped) {
        admin.close(Duration.ZERO);
    }
}
