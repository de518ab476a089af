package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.luben.zstd.ZstdInputStream;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.access.SecretKeys;
import dev.playhead.storage.catalog.CatalogReads;
import dev.playhead.storage.catalog.StoredBlock;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.Topics;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsTest extends ReplayTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @Inject
    CatalogReads catalog;

    @Test
    void storedAndTailAreOneWhereverTheCheckpointLies() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        List<Long> offsets = new ArrayList<>();
        for (int chunk = 0; chunk < 6; chunk++) {
            offsets.add(recorder.chunk(3));
        }
        assertThat(numbers(events(recorder.id()))).as("nothing stored").isEqualTo(upTo(18));

        for (long offset : offsets) {
            indexer.publish(recorder.partition(), offset + 1);

            assertThat(numbers(events(recorder.id())))
                    .as("checkpoint after %d", offset)
                    .isEqualTo(upTo(18));
        }
        recorder.chunk(2);
        assertThat(numbers(events(recorder.id()))).isEqualTo(upTo(20));
    }

    @Test
    void neighboursInThePartitionStayOut() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        TestRecorder neighbour = neighbourOf(recorder);
        for (int round = 0; round < 4; round++) {
            recorder.chunk(2);
            neighbour.chunk(3);
            if (round == 1) {
                indexer.publishAll(recorder.partition());
            }
        }

        assertThat(numbers(events(recorder.id()))).isEqualTo(upTo(8));
        assertThat(numbers(events(neighbour.id()))).isEqualTo(upTo(12));
    }

    @Test
    void chunkWhoseFramesLieOnBothSidesOfTheCheckpointComesOnce() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(5);
        List<ProducerRecord<byte[], byte[]>> frames = recorder.next(4, 600_000);
        assertThat(frames).hasSizeGreaterThan(2);
        recorder.append(frames.subList(0, 1));
        indexer.publishAll(recorder.partition());
        assertThat(numbers(events(recorder.id()))).as("incomplete").isEqualTo(upTo(5));

        recorder.append(frames.subList(1, frames.size()));
        recorder.chunk(1);
        assertThat(numbers(events(recorder.id()))).isEqualTo(upTo(10));

        indexer.publishAll(recorder.partition());
        assertThat(numbers(events(recorder.id()))).isEqualTo(upTo(10));
    }

    @Test
    void chunkThatWasSentTwiceComesOnce() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        List<ProducerRecord<byte[], byte[]>> first = recorder.next(3, 0);
        recorder.append(first);
        indexer.publishAll(recorder.partition());
        recorder.append(first);
        List<ProducerRecord<byte[], byte[]>> second = recorder.next(3, 0);
        recorder.append(second);
        recorder.append(second);

        assertThat(numbers(events(recorder.id()))).isEqualTo(upTo(6));
    }

    @Test
    void zstdAndGzipDecodeToTheSameEvents() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        for (int block = 0; block < 4; block++) {
            recorder.chunk(20, 500);
            indexer.publishAll(recorder.partition());
        }
        recorder.chunk(7);

        HttpResponse<byte[]> plain = get(recorder.id(), "events", "identity");
        HttpResponse<byte[]> zstd = get(recorder.id(), "events", "gzip, deflate, br, zstd");
        HttpResponse<byte[]> gzip = get(recorder.id(), "events", "gzip, zstd;q=0");

        assertThat(numbers(lines(plain.body()))).isEqualTo(upTo(87));
        assertThat(plain.headers().firstValue("X-Event-Count")).contains("80");
        assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
        assertThat(plain.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(zstd.headers().firstValue("Content-Encoding")).contains("zstd");
        assertThat(new ZstdInputStream(new ByteArrayInputStream(zstd.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(zstd.body().length).isLessThan(plain.body().length / 4);
        assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
                .isEqualTo(plain.body());
    }

    @Test
    void missingObjectLeavesAGapAndTheRest() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(3);
        indexer.publishAll(recorder.partition());
        recorder.chunk(3);
        String lost = indexer.publishAll(recorder.partition());
        recorder.chunk(3);
        indexer.publishAll(recorder.partition());
        recorder.chunk(1);
        objects.delete(lost).await().atMost(LONG);

        List<JsonNode> events = events(recorder.id());

        assertThat(numbers(events)).containsExactly(0, 1, 2, -1, 6, 7, 8, 9);
        JsonNode gap = events.get(3);
        assertThat(gap.path("type").asInt()).isEqualTo(5);
        assertThat(gap.path("data").path("tag").asText()).isEqualTo("playhead:gap");
        assertThat(gap.path("data").path("payload").path("reason").asText()).isEqualTo("missing_object");
        assertThat(gap.path("data").path("payload").path("from").asLong()).isEqualTo(TestRecorder.T0 + 3);
        assertThat(gap.path("data").path("payload").path("to").asLong()).isEqualTo(TestRecorder.T0 + 5);
        byte[] zstd = get(recorder.id(), "events", "zstd").body();
        assertThat(numbers(lines(new ZstdInputStream(new ByteArrayInputStream(zstd)).readAllBytes())))
                .containsExactly(0, 1, 2, -1, 6, 7, 8, 9);
    }

    @Test
    void objectReplacedWhileItIsReadLeavesNoGap() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        for (int block = 0; block < 8; block++) {
            recorder.chunk(5, 800_000);
            indexer.publishAll(recorder.partition());
        }
        recorder.chunk(3);
        String replaced = indexer.publishAll(recorder.partition());
        HttpResponse<InputStream> answer =
                http.send(request(recorder.id(), "events").build(), HttpResponse.BodyHandlers.ofInputStream());

        // 32 MB are more than the network takes unread, so the last block is not fetched yet.
        objects.put(replaced + ".moved", objects.get(replaced).await().atMost(LONG))
                .await()
                .atMost(LONG);
        indexer.update("UPDATE segments SET object_key = ? WHERE object_key = ?", replaced + ".moved", replaced);
        objects.delete(replaced).await().atMost(LONG);

        assertThat(numbers(lines(answer.body().readAllBytes()))).isEqualTo(upTo(43));
    }

    @Test
    void whatRetentionTookFromTheLogLeavesAGap() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(2);
        indexer.publishAll(recorder.partition());
        recorder.chunk(2);
        long kept = recorder.chunk(1);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicPartition place = new TopicPartition(Topics.CHUNKS, recorder.partition());
            admin.deleteRecords(Map.of(place, RecordsToDelete.beforeOffset(kept)))
                    .all()
                    .get();

            List<JsonNode> events = events(recorder.id());

            assertThat(numbers(events)).containsExactly(0, 1, -1, 4);
            assertThat(events.get(2).path("timestamp").asLong()).isEqualTo(TestRecorder.T0 + 1);
            assertThat(events.get(2).path("data").path("payload").path("reason").asText())
                    .isEqualTo("log_retention");
        } finally {
            indexer.skipTo(recorder.partition(), kept);
        }
    }

    @Test
    void brokenBlockLeavesAGapAndTheRest() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(3);
        String broken = indexer.publishAll(recorder.partition());
        recorder.chunk(3);
        indexer.publishAll(recorder.partition());
        byte[] bytes = objects.get(broken).await().atMost(LONG);
        StoredBlock block =
                catalog.snapshot(recorder.id()).await().atMost(LONG).blocks().getFirst();
        bytes[(int) block.byteOffset() + block.byteLength() / 2] ^= 0x55;
        objects.put(broken, bytes).await().atMost(LONG);

        assertThat(numbers(events(recorder.id()))).containsExactly(-1, 3, 4, 5);
    }

    @Test
    void chunkThatIsNoJsonLeavesAGap() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(2);
        recorder.append(recorder.body(99, "{\"type\":3,"));
        recorder.chunk(2);

        assertThat(numbers(events(recorder.id()))).containsExactly(0, 1, -1, 2, 3);
    }

    @Test
    void fromStartsAtTheKeyframeBeforeAndToEndsThere() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        for (int block = 0; block < 5; block++) {
            recorder.chunk(10);
            indexer.publishAll(recorder.partition());
        }

        String span = "events?from=" + (TestRecorder.T0 + 35) + "&to=" + (TestRecorder.T0 + 38);
        List<Integer> numbers =
                numbers(lines(get(recorder.id(), span, "identity").body()));

        // From the block before the one that begins with its keyframe: the snapshot's Meta event may end it.
        assertThat(numbers).first().isEqualTo(20);
        assertThat(numbers).last().isEqualTo(39);
        assertThat(get(recorder.id(), "events?from=yesterday", "identity").statusCode())
                .isEqualTo(400);
    }

    @Test
    void unknownAndMalformedIdsAreNotFound() {
        HttpResponse<byte[]> unknown = get(RecordingIds.mint(), "events", "identity");
        HttpRequest malformed = HttpRequest.newBuilder(service.resolve("/api/v1/replay/no-uuid/events"))
                .header("Authorization", "Bearer " + ReplayServers.ADMIN_KEY)
                .build();

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(lines(unknown.body()).getFirst().path("status").asInt()).isEqualTo(404);
        assertThat(send(malformed).statusCode()).isEqualTo(404);
    }

    @Test
    void keysOpenTheirOwnWebsiteOnly() throws Exception {
        WebsiteId foreign = new WebsiteId(
                "flid_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        String own = secretKey(TestRecorder.WEBSITE);
        TestRecorder stored = new TestRecorder(kafka, new Subject(foreign, RecordingIds.mint()));
        stored.chunk(1);
        indexer.publishAll(stored.partition());
        TestRecorder logged = new TestRecorder(kafka, new Subject(foreign, RecordingIds.mint()));
        logged.chunk(1);
        TestRecorder mine = new TestRecorder(kafka);
        mine.chunk(1);

        HttpResponse<byte[]> unknown = as(own, RecordingIds.mint().toString());
        for (TestRecorder recorder : List.of(stored, logged)) {
            HttpResponse<byte[]> answer = as(own, recorder.id().toString());
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(unknown.body());
        }
        assertThat(numbers(lines(as(own, mine.id().toString()).body()))).containsExactly(0);
        assertThat(as("sk_" + "a".repeat(43), mine.id().toString()).statusCode())
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(service.resolve("/api/v1/replay/" + mine.id() + "/events"))
                                .build())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void erasedAndExpiredAreGone() throws Exception {
        TestRecorder cancelled = new TestRecorder(kafka);
        cancelled.chunk(1);
        cancelled.cancel();
        HttpResponse<byte[]> inLog = get(cancelled.id(), "events", "identity");
        indexer.publishAll(cancelled.partition());
        HttpResponse<byte[]> inCatalog = get(cancelled.id(), "live", "identity");
        TestRecorder old = new TestRecorder(kafka);
        old.chunk(1);
        indexer.publishAll(old.partition());
        indexer.update(
                "UPDATE recordings SET state = 'expired' WHERE recording_id = ?",
                old.id().value());
        HttpResponse<byte[]> expired = get(old.id(), "events", "identity");

        for (HttpResponse<byte[]> answer : List.of(inLog, inCatalog)) {
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(lines(answer.body()).getFirst().path("reason").asText()).isEqualTo("erased");
        }
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(lines(expired.body()).getFirst().path("reason").asText()).isEqualTo("expired");
    }

    @Test
    void anErasureCountsFromWhenTheLogHasIt() throws Exception {
        TestRecorder stored = new TestRecorder(kafka);
        stored.chunk(3);
        indexer.publishAll(stored.partition());
        assertThat(get(stored.id(), "events", "identity").statusCode()).isEqualTo(200);

        stored.erase();

        for (String what : List.of("events", "live")) {
            HttpResponse<byte[]> answer = get(stored.id(), what, "identity");
            assertThat(answer.statusCode()).as(what).isEqualTo(410);
            assertThat(lines(answer.body()).getFirst().path("reason").asText()).isEqualTo("erased");
        }
    }

    @Test
    void everyRefusalSaysItsReason() {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(1);

        assertThat(reason(get(recorder.id(), "events?from=yesterday", "identity")))
                .isEqualTo("bad_parameter");
        assertThat(reason(get(RecordingIds.mint(), "live", "identity"))).isEqualTo("not_found");
        assertThat(reason(as("sk_" + "a".repeat(43), recorder.id().toString()))).isEqualTo("key_needed");
        assertThat(reason(get(recorder.id(), "nothing", "identity"))).isEqualTo("not_found");
        String metrics = new String(
                send(HttpRequest.newBuilder(service.resolve("/q/metrics")).build())
                        .body(),
                StandardCharsets.UTF_8);
        assertThat(metrics)
                .contains("playhead_replay_refused_total{reason=\"bad_parameter\"}")
                .contains("playhead_replay_refused_total{reason=\"key_needed\"}");
    }

    private static String reason(HttpResponse<byte[]> answer) {
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return lines(answer.body()).getFirst().path("reason").asText();
    }

    @Test
    void largeTailArrivesWholeThoughASliceHoldsLess() {
        TestRecorder recorder = new TestRecorder(kafka);
        for (int chunk = 0; chunk < 12; chunk++) {
            recorder.chunk(1, 800_000);
        }

        assertThat(numbers(events(recorder.id()))).isEqualTo(upTo(12));
    }

    private HttpResponse<byte[]> as(String key, String id) {
        return send(HttpRequest.newBuilder(service.resolve("/api/v1/replay/" + id + "/events"))
                .header("Authorization", "Bearer " + key)
                .build());
    }

    private String secretKey(WebsiteId website) throws Exception {
        String key = SecretKeys.mintSecret();
        indexer.update(
                "INSERT INTO websites(website_id, name, version, settings) VALUES (?, 'shop', 1, '{}') ON CONFLICT DO NOTHING",
                website.value());
        indexer.update(
                "INSERT INTO api_keys(key_id, website_id, kind, secret_hash) VALUES (?, ?, 'secret', ?)",
                UUID.randomUUID(),
                website.value(),
                SecretKeys.hash(key));
        return key;
    }

    private TestRecorder neighbourOf(TestRecorder recorder) {
        TestRecorder neighbour = new TestRecorder(kafka);
        while (neighbour.partition() != recorder.partition()) {
            neighbour = new TestRecorder(kafka);
        }
        return neighbour;
    }
}
