package dev.playhead.ingest.follow;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready only while Kafka answers. The framework's own check waits a minute for that, longer than a probe does. */
@Readiness
@ApplicationScoped
public class KafkaReadiness implements AsyncHealthCheck {
    private static final int ANSWER_MS = 2_000;

    private final Admin admin;

    @Inject
    public KafkaReadiness(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.keySet().removeIf(name -> !AdminClientConfig.configNames().contains(name));
        admin = Admin.create(config);
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs(ANSWER_MS);
        return Uni.createFrom()
                .completionStage(
                        () -> admin.describeCluster(options).clusterId().toCompletionStage())
                // The client keeps its own time only while it has a broker to ask.
                .ifNoItem()
                .after(Duration.ofMillis(ANSWER_MS + 500))
                .fail()
                .map(_ -> answer(true))
                .onFailure()
                .recoverWithItem(() -> answer(false));
    }

    void stop(@Observes ShutdownEvent stopped) {
        admin.close(Duration.ZERO);
    }

    private static HealthCheckResponse answer(boolean up) {
        return HealthCheckResponse.named("Kafka answers").status(up).build();
    }
}
