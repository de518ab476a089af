package dev.playhead.ingest.follow;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.Topics;
import dev.playhead.wire.fence.Fence;
import dev.playhead.wire.settings.WebsiteSettings;
import dev.playhead.wire.usage.UsageTotals;
import dev.playhead.wire.watched.WatchedRecording;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows settings, fences, usage, what is live and what is watched from the beginning of their topics. Reads without a consumer group: every instance needs
 * every record. Kafka's absence is no failure here, it is waited for.
 */
@ApplicationScoped
public class TopicFollower {
    private static final Logger LOG = Logger.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Map<String, Object> kafka;
    private final Websites websites;
    private final Fences fences;
    private final Usage usage;
    private final KnownRecordings known;
    private final WatchedRecordings watched;
    private final Counter ignored;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean caughtUp;
    private volatile int chunkPartitions;
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;

    @Inject
    public TopicFollower(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Websites websites,
            Fences fences,
            Usage usage,
            KnownRecordings known,
            WatchedRecordings watched,
            MeterRegistry meters) {
        this.kafka = kafka;
        this.websites = websites;
        this.fences = fences;
        this.usage = usage;
        this.known = known;
        this.watched = watched;
        this.ignored = Counter.builder("playhead.ingest.documents.ignored")
                .description(
                        "Settings, fences, totals and announcements that could not be read; what was known before counts on")
                .register(meters);
    }

    /** Whether everything that was published before this instance started is known. */
    public boolean isCaughtUp() {
        return caughtUp;
    }

    /** Partitions of {@code playhead.chunks}; empty until Kafka told. */
    public OptionalInt chunkPartitions() {
        return chunkPartitions == 0 ? OptionalInt.empty() : OptionalInt.of(chunkPartitions);
    }

    void start(@Observes StartupEvent started) {
        Thread.ofPlatform().name("playhead-topics").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping.countDown();
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void run() {
        boolean stopped = false;
        while (!stopped) {
            try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(config())) {
                reading = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("no longer following topics");
            } catch (KafkaException e) {
                LOG.warnf("cannot follow settings and fences, trying again: %s", e.getMessage());
            }
            stopped = waitedForStop();
        }
    }

    private boolean waitedForStop() {
        try {
            return stopping.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void follow(KafkaConsumer<byte[], byte[]> consumer) {
        chunkPartitions = partitions(consumer, Topics.CHUNKS).size();
        List<TopicPartition> followed = new ArrayList<>(partitions(consumer, Topics.WEBSITES));
        followed.addAll(partitions(consumer, Topics.FENCES));
        followed.addAll(partitions(consumer, Topics.USAGE));
        followed.addAll(partitions(consumer, Topics.WATCHED));
        followed.addAll(partitions(consumer, Topics.LIVE));
        consumer.assign(followed);
        consumer.seekToBeginning(followed);
        Map<TopicPartition, Long> ends = consumer.endOffsets(followed);
        while (stopping.getCount() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record);
            }
            if (!caughtUp && followed.stream().allMatch(one -> consumer.position(one) >= ends.getOrDefault(one, 0L))) {
                LOG.info("settings and fences are caught up");
                caughtUp = true;
            }
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<PartitionInfo> found = consumer.partitionsFor(topic);
        if (found == null || found.isEmpty()) {
            throw new KafkaException("topic " + topic + " does not exist; run migrate");
        }
        return found.stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        String value = record.value() == null ? null : new String(record.value(), StandardCharsets.UTF_8);
        try {
            switch (record.topic()) {
                case Topics.WEBSITES -> website(key, value);
                case Topics.FENCES -> fence(value, record.timestamp());
                case Topics.USAGE -> usage(key, value);
                case Topics.LIVE -> RecordingId.parse(key).ifPresent(id -> announced(id, value));
                case Topics.WATCHED -> watched(record.value(), record.timestamp());
                default -> throw new IllegalArgumentException("a topic that nobody asked for");
            }
        } catch (RuntimeException e) {
            // One document that we don't understand must not keep the others from us, whatever is wrong with it.
            LOG.errorf("ignored record topic=%s offset=%d: %s", record.topic(), record.offset(), e.getMessage());
            ignored.increment();
        }
    }

    private void website(String key, @Nullable String value) {
        if (value == null) {
            WebsiteId.parse(key).ifPresent(websites::remove);
        } else {
            WebsiteSettings settings = WebsiteSettings.fromJson(value);
            if (!settings.websiteId().value().equals(key)) {
                throw new IllegalArgumentException("settings of another website than the record's key");
            }
            websites.put(settings);
        }
    }

    private void announced(RecordingId id, @Nullable String value) {
        if (value == null) {
            known.remove(id);
        } else {
            known.put(id);
        }
    }

    private void fence(@Nullable String value, long appendedAt) {
        if (value != null) {
            fences.put(Fence.fromJson(value), appendedAt);
        }
    }

    private void usage(String key, @Nullable String value) {
        if (value == null) {
            WebsiteId.parse(key).ifPresent(usage::remove);
        } else {
            usage.put(UsageTotals.fromJson(value));
        }
    }

    private void watched(byte @Nullable [] value, long since) {
        if (value != null) {
            watched.put(WatchedRecording.fromJson(value), since);
        }
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.keySet().removeIf(name -> !ConsumerConfig.configNames().contains(name));
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return config;
    }
}
