package dev.playhead.query.peers;

import dev.playhead.recording.RecordingId;
import dev.playhead.wire.Topics;
import dev.playhead.wire.live.LiveAnnouncement;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * {@code playhead.live} from now on, read once for all who follow the list, from the first of them on. Best effort, as the topic is:
 * what was announced while Kafka was away isn't repeated. Thread-safe.
 */
@ApplicationScoped
class LiveTopic {
    private static final Logger LOG = Logger.getLogger(LiveTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final BroadcastProcessor<Said> said = BroadcastProcessor.create();
    private volatile Thread thread = Thread.currentThread();
    private boolean started;
    private volatile boolean closing;

    LiveTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** What a record says. */
    sealed interface Said {
        /** A recording began, went on or ended. */
        record Announced(LiveAnnouncement announcement) implements Said {}

        /** A recording was erased. */
        record Erased(RecordingId recordingId) implements Said {}
    }

    /** What comes from now on, until the subscription is cancelled. */
    Multi<Said> follow() {
        start();
        return said;
    }

    private synchronized void start() {
        if (!started && !closing) {
            started = true;
            thread = Thread.ofPlatform().daemon().name("query-live").start(this::run);
        }
    }

    private void run() {
        while (!closing) {
            try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
                List<TopicPartition> partitions = consumer.partitionsFor(Topics.LIVE).stream()
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToEnd(partitions);
                while (!closing) {
                    consumer.poll(POLL).forEach(this::tell);
                }
            } catch (InterruptException | WakeupException e) {
                LOG.debug("the reading of announcements ends", e);
            } catch (RuntimeException e) {
                LOG.warnf("recordings that begin and end aren't followed, trying again: %s", e);
                pause();
            }
        }
        said.onComplete();
    }

    private void tell(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.value() != null) {
                said.onNext(new Said.Announced(LiveAnnouncement.fromJson(record.value())));
            } else if (record.key() != null) {
                RecordingId.parse(new String(record.key(), StandardCharsets.UTF_8))
                        .ifPresent(id -> said.onNext(new Said.Erased(id)));
            }
        } catch (IllegalArgumentException e) {
            LOG.warnf(
                    "no announcement topic=%s partition=%d offset=%d: %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "query-live");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    synchronized void close() {
        closing = true;
        if (started) {
            thread.interrupt();
        }
    }
}
