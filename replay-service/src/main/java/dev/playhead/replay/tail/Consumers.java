package dev.playhead.replay.tail;

import dev.playhead.replay.ReplaySettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Kafka consumers without a group: whoever uses one says where it reads. A bounded number is lent out for short reads, because a
 * new one costs a connection and tens of milliseconds.
 */
@ApplicationScoped
public class Consumers {
    /** A fetch that waits at the log's end would hold up the next read, which is of another place. */
    private static final Duration READS_WHAT_IS_THERE = Duration.ofMillis(5);

    private final Map<String, Object> kafka;
    private final ReplaySettings.Tail settings;
    private final Map<Use, Semaphore> permits = new EnumMap<>(Use.class);
    private final Queue<Consumer<byte[], byte[]>> idle = new ConcurrentLinkedQueue<>();

    public Consumers(@Identifier("default-kafka-broker") Map<String, Object> kafka, ReplaySettings settings) {
        this.kafka = kafka;
        this.settings = settings.tail();
        int all = this.settings.consumers();
        permits.put(Use.LONG_READ, new Semaphore(Math.max(1, all / 2), true));
        permits.put(Use.SHORT_READ, new Semaphore(Math.max(1, all / 4), true));
        permits.put(Use.QUESTION, new Semaphore(Math.max(1, all / 4), true));
    }

    /** What a consumer is lent for. Each has a number of its own, so that what is short never waits for what is long. */
    enum Use {
        LONG_READ,
        SHORT_READ,
        QUESTION
    }

    /**
     * Runs {@code use} with a consumer of which only its assignment may be relied on after it was assigned.
     *
     * @throws LogUnavailable if none becomes free in time
     */
    <T> T lend(Use kind, Function<Consumer<byte[], byte[]>, T> use) {
        Semaphore places = Objects.requireNonNull(permits.get(kind));
        acquire(places);
        try {
            Consumer<byte[], byte[]> consumer = idle.poll();
            if (consumer == null) {
                consumer = create("replay-catch-up", READS_WHAT_IS_THERE);
            }
            boolean healthy = false;
            try {
                T result = use.apply(consumer);
                healthy = true;
                return result;
            } finally {
                if (healthy) {
                    idle.add(consumer);
                } else {
                    consumer.close();
                }
            }
        } finally {
            places.release();
        }
    }

    private void acquire(Semaphore places) {
        try {
            if (!places.tryAcquire(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LogUnavailable("all consumers are busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptException("waiting for a consumer", e);
        }
    }

    /** A consumer of the caller's own, to be closed by it. */
    Consumer<byte[], byte[]> create(String clientIdPrefix) {
        return create(clientIdPrefix, settings.fetchWait());
    }

    private Consumer<byte[], byte[]> create(String clientIdPrefix, Duration fetchWait) {
        Map<String, Object> config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(
                ConsumerConfig.CLIENT_ID_CONFIG,
                clientIdPrefix + "-" + Integer.toHexString(System.identityHashCode(config)));
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // A reader that silently jumped over records would break the seam.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, settings.fetchBytes());
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Math.toIntExact(fetchWait.toMillis()));
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        config.put(
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(settings.timeout().toMillis()));
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @PreDestroy
    void close() {
        for (Consumer<byte[], byte[]> consumer = idle.poll(); consumer != null; consumer = idle.poll()) {
            consumer.close();
        }
    }
}
