package dev.playhead.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.wire.CreatedTopics;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final Kustomization PRODUCTION = Kustomization.at("k8s/overlays/production");

    @Test
    void kafkaTopicsAreThoseThatMigrateWouldCreate() {
        Map<String, String> log = PRODUCTION.generated("playhead-log");
        int partitions = Integer.parseInt(log.get("PLAYHEAD_TOPICS_CHUNK_PARTITIONS"));
        short replication = Short.parseShort(log.get("PLAYHEAD_TOPICS_REPLICATION"));

        Map<String, String> created = new TreeMap<>();
        for (NewTopic topic : CreatedTopics.of(partitions, replication)) {
            created.put(
                    topic.name(),
                    topic.numPartitions() + " partitions, " + topic.replicationFactor() + " replicas, "
                            + new TreeMap<>(topic.configs()));
        }
        Map<String, String> declared = new TreeMap<>();
        for (Manifest topic : PRODUCTION.manifests()) {
            if (topic.isKind("KafkaTopic")) {
                Map<String, String> config = new TreeMap<>();
                YamlFiles.map(topic.at("spec", "config"))
                        .forEach((key, value) -> config.put(key, String.valueOf(value)));
                declared.put(
                        topic.name(),
                        topic.at("spec", "partitions") + " partitions, " + topic.at("spec", "replicas") + " replicas, "
                                + config);
            }
        }

        assertThat(declared).isEqualTo(created);
    }

    @Test
    void indexersAreScaledByTheirOwnGroupAndNeverBeyondThePartitions() {
        Manifest scaled = PRODUCTION.manifests().stream()
                .filter(manifest -> manifest.isKind("ScaledObject"))
                .findFirst()
                .orElseThrow();
        Map<String, Object> trigger =
                YamlFiles.maps(scaled.at("spec", "triggers")).getFirst();
        String properties = Repository.read("indexer-service/src/main/resources/application.properties");

        assertThat(properties)
                .contains("chunks.group.id=" + YamlFiles.at(trigger, "metadata", "consumerGroup") + "\n")
                .contains("incoming.chunks.topic=" + YamlFiles.at(trigger, "metadata", "topic") + "\n");
        assertThat((Integer) scaled.at("spec", "maxReplicaCount"))
                .isLessThanOrEqualTo(
                        Integer.parseInt(PRODUCTION.generated("playhead-log").get("PLAYHEAD_TOPICS_CHUNK_PARTITIONS")));
    }
}
