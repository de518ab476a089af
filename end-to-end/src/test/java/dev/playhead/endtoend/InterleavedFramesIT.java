package dev.playhead.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.standalone.RunningPlayhead;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Two ingest instances append large chunks to one partition, frame by frame, and the indexer dies in between. */
class InterleavedFramesIT {

    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final int FRAMES = 3;

    private final RunningPlayhead playhead = Installation.running();
    private final Api api = new Api(playhead);

    @Test
    void framesOfTwoChunksSurviveARestartBetweenThem() throws Exception {
        NativeRecorder one = new NativeRecorder(api, playhead.websiteId());
        NativeRecorder other = neighbourOf(one);
        FramedChunk first = new FramedChunk(one, "one");
        FramedChunk second = new FramedChunk(other, "other");

        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            append(producer, first.frame(0), second.frame(0), first.frame(1));
            awaitPending(partition(one), 2);
            playhead.service("indexer").kill();
            append(producer, second.frame(1), first.frame(2), second.frame(2));
        }

        awaitStored(one, first);
        awaitStored(other, second);
    }

    /** A chunk of one event in three frames, as the record format's documentation describes it. */
    private final class FramedChunk {
        private final NativeRecorder recorder;
        private final String mark;
        private final String event;
        private final String chunkId = UUID.randomUUID().toString();

        FramedChunk(NativeRecorder recorder, String mark) {
            this.recorder = recorder;
            this.mark = mark;
            this.event = "{\"type\":5,\"timestamp\":" + NativeRecorder.T0
                    + ",\"data\":{\"tag\":\"test\",\"payload\":{\"mark\":\"" + mark + "\",\"pad\":\""
                    + "x".repeat(2_000_000) + "\"}}}\n";
        }

        ProducerRecord<byte[], byte[]> frame(int number) {
            byte[] body = event.getBytes(StandardCharsets.UTF_8);
            int size = Math.ceilDiv(body.length, FRAMES);
            int from = number * size;
            byte[] value = java.util.Arrays.copyOfRange(body, from, Math.min(body.length, from + size));
            var record =
                    new ProducerRecord<>("playhead.chunks", partition(recorder), utf8(recorder.recordingUid()), value);
            Map.ofEntries(
                            Map.entry("ce_specversion", "1.0"),
                            Map.entry("ce_id", chunkId),
                            Map.entry("ce_source", "/websites/" + playhead.websiteId()),
                            Map.entry("ce_type", "dev.playhead.recording.chunk.v1"),
                            Map.entry("ce_subject", recorder.recordingUid()),
                            Map.entry(
                                    "ce_time",
                                    Instant.ofEpochMilli(System.currentTimeMillis())
                                            .toString()),
                            Map.entry("content-type", "application/x-ndjson"),
                            Map.entry("ce_encoding", "identity"),
                            Map.entry("ce_dialect", "native"),
                            Map.entry("ce_window", "window-of-" + mark),
                            Map.entry("ce_seq", "0"),
                            Map.entry("ce_events", "1"),
                            Map.entry("ce_finalize", "false"),
                            Map.entry("ce_frame", Integer.toString(number)),
                            Map.entry("ce_frames", Integer.toString(FRAMES)))
                    .forEach((name, text) -> record.headers().add(name, utf8(text)));
            return record;
        }
    }

    private void awaitStored(NativeRecorder recorder, FramedChunk chunk) {
        await().atMost(WITHIN).untilAsserted(() -> assertThat(api.json("/api/v1/recordings/" + recorder.recordingUid())
                        .get("eventCount")
                        .asLong())
                .isEqualTo(1));
        List<JsonNode> events = api.replay(recorder.recordingUid());
        assertThat(events).hasSize(1);
        assertThat(events.getFirst()).isEqualTo(Api.parse(chunk.event));
    }

    private NativeRecorder neighbourOf(NativeRecorder one) {
        NativeRecorder other = new NativeRecorder(api, playhead.websiteId());
        while (partition(other) != partition(one)) {
            other = new NativeRecorder(api, playhead.websiteId());
        }
        return other;
    }

    /** The partition that the recording's token pins. */
    private static int partition(NativeRecorder recorder) {
        String claims = recorder.token().split("\\.")[1];
        return Api.parse(new String(java.util.Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
                .get("partition")
                .asInt();
    }

    private void awaitPending(int partition, int chunks) {
        await().atMost(WITHIN)
                .untilAsserted(() -> assertThat(pending(partition)).isEqualTo(chunks));
    }

    private int pending(int partition) throws java.sql.SQLException {
        var server = playhead.servers().postgreSql();
        try (var connection = java.sql.DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT jsonb_array_length(pending) FROM partitions WHERE partition = " + partition)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", playhead.servers().kafka().bootstrapServers());
        properties.put("acks", "all");
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @SafeVarargs
    private static void append(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]>... records)
            throws ExecutionException, InterruptedException {
        for (ProducerRecord<byte[], byte[]> record : records) {
            producer.send(record).get();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
