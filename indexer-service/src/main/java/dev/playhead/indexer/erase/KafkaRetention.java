package dev.playhead.indexer.erase;

import dev.playhead.wire.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** How long Kafka keeps raw chunks, by the topic's own settings. Thread-safe. */
@ApplicationScoped
public class KafkaRetention {

    private static final Logger LOG = Logger.getLogger(KafkaRetention.class);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** Kafka's defaults, where it doesn't say: a week, and a week until a segment of the log is closed. */
    private static final Duration DEFAULT = Duration.ofDays(14);
    /** Stands for ever. */
    private static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC);

    private final Admin admin;
    private volatile @Nullable Known known;

    /** @param length null where the topic keeps everything */
    private record Known(@Nullable Duration length, long readAtNanos) {}

    KafkaRetention(Admin admin) {
        this.admin = admin;
    }

    /**
     * When a record is gone at the latest: retention counts from the last record of its segment of the log, which is open for up to
     * {@code segment.ms}. Blocks up to 5 s.
     */
    public OffsetDateTime until(OffsetDateTime appendedAt) {
        Known now = known;
        if (now == null || System.nanoTime() - now.readAtNanos() > REMEMBERED.toNanos()) {
            now = read();
            known = now;
        }
        Duration length = now.length();
        return length == null ? NEVER : appendedAt.plus(length);
    }

    private Known read() {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.CHUNKS);
        try {
            Config config = Objects.requireNonNull(
                            admin.describeConfigs(List.of(topic)).values().get(topic),
                            "Kafka described another topic than it was asked for")
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            long retention =
                    Long.parseLong(config.get(TopicConfig.RETENTION_MS_CONFIG).value());
            long segment =
                    Long.parseLong(config.get(TopicConfig.SEGMENT_MS_CONFIG).value());
            return new Known(
                    retention < 0 ? null : Duration.ofMillis(Math.addExact(retention, segment)), System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Known(DEFAULT, System.nanoTime());
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("Kafka doesn't say how long it keeps chunks, taking %s for granted: %s", DEFAULT, e.getMessage());
            return new Known(DEFAULT, System.nanoTime());
        }
    }
}
