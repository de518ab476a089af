package dev.playhead.query.live;

import dev.playhead.query.QuerySettings;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.RecordingId;
import dev.playhead.wire.Topics;
import dev.playhead.wire.live.LiveAnnouncement;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * {@code playhead.live}, read once for the whole service, from its beginning: what it says fills {@link LiveRecordings}, and goes to all
 * who follow. Best effort, as the topic is. Thread-safe.
 */
@ApplicationScoped
public class LiveTopic {
    private static final Logger LOG = Logger.getLogger(LiveTopic.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<String, Object> kafka;
    private final LiveRecordings recordings;
    private final int mostFollowers;
    private final AtomicInteger followers = new AtomicInteger();
    private final BroadcastProcessor<Said> said = BroadcastProcessor.create();
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private volatile Thread thread = Thread.currentThread();
    private boolean started;
    private volatile boolean closing;

    LiveTopic(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            LiveRecordings recordings,
            QuerySettings settings) {
        this.kafka = kafka;
        this.recordings = recordings;
        this.mostFollowers = settings.liveList().followers();
    }

    /** What a record says. */
    public sealed interface Said {
        /** A recording began, went on or ended. */
        record Announced(LiveAnnouncement announcement) implements Said {}

        /** A recording was erased. */
        record Erased(RecordingId recordingId) implements Said {}
    }

    /**
     * Asked before an answer begins: afterwards nothing can be said any more but by ending it.
     *
     * @throws ProblemException 503 where as many follow as may
     */
    public void refuseIfFull() {
        if (followers.get() >= mostFollowers) {
            throw ProblemException.tooManyFollowers(mostFollowers);
        }
    }

    /**
     * What comes from now on, until the subscription is cancelled.
     *
     * Fails with a 503 where as many follow as may.
     */
    public Multi<Said> follow() {
        return Multi.createFrom().deferred(() -> {
            if (followers.incrementAndGet() > mostFollowers) {
                followers.decrementAndGet();
                return Multi.createFrom().failure(ProblemException.tooManyFollowers(mostFollowers));
            }
            return said.onTermination().invoke(followers::decrementAndGet);
        });
    }

    synchronized void start(@Observes StartupEvent event) {
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
                Map<TopicPartition, Long> known = consumer.endOffsets(partitions);
                begin(consumer, partitions);
                while (!closing) {
                    consumer.poll(POLL).forEach(record -> {
                        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                        next.put(partition, record.offset() + 1);
                        // whoever follows has been shown what was known before
                        tell(record, record.offset() >= known.getOrDefault(partition, 0L));
                    });
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

    /** Where the reading broke off, else at the beginning; what is no more there is passed over. */
    private void begin(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
        partitions.forEach(partition -> {
            Long offset = next.get(partition);
            if (offset != null) {
                consumer.seek(partition, offset);
            }
        });
    }

    private void tell(ConsumerRecord<byte[], byte[]> record, boolean isNew) {
        try {
            if (record.value() != null) {
                tell(new Said.Announced(LiveAnnouncement.fromJson(record.value())), isNew);
            } else if (record.key() != null) {
                RecordingId.parse(new String(record.key(), StandardCharsets.UTF_8))
                        .ifPresent(id -> tell(new Said.Erased(id), isNew));
            }
        } catch (IllegalArgumentException e) {
            LOG.warnf(
                    "no announcement topic=%s partition=%d offset=%d: %s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    private void tell(Said one, boolean isNew) {
        recordings.take(one);
        if (isNew) {
            said.onNext(one);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "query-live");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
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
