package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.wire.Topics;
import dev.playhead.wire.watched.WatchedRecording;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WatchedTest extends ReplayTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void recordingsWithViewersAreSaidToBeWatchedUntilTheLastHasGone() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(1);
        try (KafkaConsumer<byte[], byte[]> topic = watchedTopic()) {
            List<WatchedRecording> said = new ArrayList<>();
            try (LiveStream first = open(recorder);
                    LiveStream second = open(recorder)) {
                await().atMost(SOON).until(() -> said(topic, said, recorder) >= 3);
                first.close();
                int before = said.size();
                await().atMost(SOON).until(() -> said(topic, said, recorder) >= before + 2);
                await().atMost(SOON).until(() -> second.events().size() == 1);
            }

            assertThat(said).allSatisfy(one -> assertThat(one.lease()).isEqualTo(ReplayServers.WATCHED_LEASE));
            await().during(ReplayServers.WATCHED_LEASE).atMost(SOON).until(() -> {
                int before = said.size();
                return said(topic, said, recorder) == before;
            });
        }
    }

    private LiveStream open(TestRecorder recorder) throws Exception {
        return LiveStream.open(http, request(recorder.id(), "live").build());
    }

    /** Takes what was said meanwhile and gives how often this recording was said to be watched. */
    private static int said(KafkaConsumer<byte[], byte[]> topic, List<WatchedRecording> said, TestRecorder recorder) {
        for (ConsumerRecord<byte[], byte[]> record : topic.poll(Duration.ofMillis(100))) {
            WatchedRecording watched = WatchedRecording.fromJson(record.value());
            assertThat(record.key()).isEqualTo(watched.key());
            if (watched.recordingId().equals(recorder.id())) {
                said.add(watched);
            }
        }
        return said.size();
    }

    private KafkaConsumer<byte[], byte[]> watchedTopic() {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = consumer.partitionsFor(Topics.WATCHED).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return consumer;
    }
}
