package dev.playhead.indexer.beat;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** Asks Kafka for a sign of life. A consumer that gets no records can't tell a silent log from brokers that are away. */
@ApplicationScoped
class KafkaWatch {

    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final Admin admin;
    private final Wait wait;

    KafkaWatch(Admin admin, Waits waits) {
        this.admin = admin;
        this.wait = waits.on(WaitingFor.KAFKA);
    }

    /** Returns at once; the answer, or that there is none, is noted when it comes. */
    void ask() {
        wait.begin();
        admin.describeCluster(new DescribeClusterOptions().timeoutMs((int) ANSWER.toMillis()))
                .clusterId()
                .whenComplete((id, failure) -> {
                    if (failure == null) {
                        wait.end();
                    } else {
                        wait.failed();
                    }
                });
    }
}
