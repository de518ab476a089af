package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.access.SecretKeys;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.token.RecordingToken;
import dev.playhead.wire.token.RecordingTokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The read sides of rrweb Cloud and RePlaya. */
@QuarkusTest
class PeersTest extends ReplayTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aClientsIdAndOursOpenTheSameArray() throws Exception {
        String clientsId = UUID.randomUUID().toString();
        TestRecorder recorder = new TestRecorder(
                kafka, new Subject(TestRecorder.WEBSITE, RecordingIds.external(TestRecorder.WEBSITE, clientsId)));
        recorder.chunk(4);
        indexer.publishAll(recorder.partition());
        recorder.chunk(3);
        String key = secretKey(TestRecorder.WEBSITE);

        for (String id : List.of(
                clientsId, clientsId.toUpperCase(Locale.ROOT), recorder.id().toString())) {
            HttpResponse<byte[]> answer = array(id, key, "identity");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
            assertThat(numbers(elements(answer.body()))).isEqualTo(upTo(7));
        }
        byte[] gzip = new GZIPInputStream(
                        new ByteArrayInputStream(array(clientsId, key, "gzip").body()))
                .readAllBytes();
        assertThat(numbers(elements(gzip))).isEqualTo(upTo(7));
        assertThat(array(clientsId, secretKey(new WebsiteId("flid_another0000000000000")), "identity")
                        .statusCode())
                .isEqualTo(404);
        assertThat(array(clientsId, "dp_" + "0".repeat(32), "identity").statusCode())
                .isEqualTo(401);
        recorder.erase();
        assertThat(array(clientsId, key, "identity").statusCode()).isEqualTo(410);
    }

    @Test
    void sequenceNumbersAreTheSameWhereverAStreamBegins() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(4);
        recorder.chunk(3);
        indexer.publishAll(recorder.partition());
        recorder.chunk(5);
        for (long from : new long[] {0, 3, 4, 6, 7, 9, 11}) {
            try (LiveStream viewer = follow(recorder, "?fromSeqNum=" + from, null)) {
                await().atMost(SOON).until(() -> viewer.of("session-event").size() == 12 - from);
                assertNumbered(viewer, from, 12);
            }
            try (LiveStream viewer = follow(recorder, "?fromSeqNum=0", Long.toString(from))) {
                await().atMost(SOON).until(() -> viewer.of("session-event").size() == 11 - from);
                assertNumbered(viewer, from + 1, 12);
            }
        }
    }

    @Test
    void sequenceNumbersStayWhileBlocksArePublishedAndLost() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(4);
        String lost = indexer.publishAll(recorder.partition());
        recorder.chunk(3);
        try (LiveStream before = follow(recorder, "", null)) {
            await().atMost(SOON).until(() -> before.of("session-event").size() == 7);
            indexer.publishAll(recorder.partition());
            recorder.chunk(2);
            await().atMost(SOON).until(() -> before.of("session-event").size() == 9);
            assertNumbered(before, 0, 9);
        }
        objects.delete(lost).await().atMost(SOON);
        try (LiveStream after = follow(recorder, "", null)) {
            await().atMost(SOON).until(() -> after.of("session-event").size() == 5);
            assertNumbered(after, 4, 9);
            assertThat(after.of("session-error")).hasSize(1);
        }
    }

    @Test
    void aStreamTellsWhatBecomesOfItsSession() throws Exception {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.append(recorder.body(
                recorder.seq(),
                "{\"type\":4,\"timestamp\":" + TestRecorder.T0
                        + ",\"data\":{\"href\":\"https://shop.example/\\\"x\"}}"));
        try (LiveStream viewer = follow(recorder, "", null)) {
            await().atMost(SOON).until(() -> !viewer.of("session-heartbeat").isEmpty());
            recorder.stop();
            await().atMost(SOON).until(viewer::ended);

            assertThat(viewer.messages().getFirst().event()).isEqualTo("session-ready");
            JsonNode page = json(viewer.of("session-metadata").getFirst().data());
            assertThat(page.at("/metadata/url").asText()).isEqualTo("https://shop.example/\"x");
            JsonNode event = json(viewer.of("session-event").getFirst().data());
            assertThat(event.path("capturedAt").asText()).isEqualTo("2025-10-09T08:53:20Z");
            assertThat(event.at("/event/type").asInt()).isEqualTo(4);
            JsonNode status = json(viewer.of("session-status").getFirst().data());
            assertThat(status.path("status").asText()).isEqualTo("stopped");
            assertThat(status.path("reason").asText()).isEqualTo("explicit-stop");
        }
        TestRecorder lapsed = new TestRecorder(kafka);
        long last = lapsed.chunk(1);
        try (LiveStream viewer = follow(lapsed, "", null)) {
            await().atMost(SOON).until(() -> viewer.of("session-event").size() == 1);
            lapsed.end(last);
            await().atMost(SOON).until(() -> !viewer.of("session-status").isEmpty());
            assertThat(json(viewer.of("session-status").getFirst().data())
                            .path("reason")
                            .asText())
                    .isEqualTo("lease-expired");
        }
    }

    @Test
    void anAppendTokenFollowsItsOwnRecordingOnly() throws Exception {
        TestRecorder own = new TestRecorder(kafka);
        own.chunk(1);
        TestRecorder other = new TestRecorder(kafka);
        other.chunk(1);
        String token = new RecordingTokens(ReplayServers.TOKEN_SECRET, null)
                .issue(new RecordingToken(
                        TestRecorder.WEBSITE, own.id(), 0, own.partition(), System.currentTimeMillis() + 60_000));

        try (LiveStream viewer = LiveStream.open(
                http,
                live(own.id(), "").header("x-replaya-session-token", token).build())) {
            await().atMost(SOON).until(() -> viewer.of("session-event").size() == 1);
        }
        assertThat(send(live(other.id(), "")
                                .header("x-replaya-session-token", token)
                                .build())
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(live(own.id(), "")
                                .header("x-replaya-session-token", token + "A")
                                .build())
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(live(own.id(), "").build()).statusCode()).isEqualTo(401);
        assertThat(send(request(own.id(), "events")
                                .setHeader("Authorization", "Bearer " + token)
                                .build())
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(live(own.id(), "?fromSeqNum=x")
                                .header("x-replaya-session-token", token)
                                .build())
                        .statusCode())
                .isEqualTo(400);
    }

    private static void assertNumbered(LiveStream viewer, long from, long to) {
        List<LiveStream.Message> events = viewer.of("session-event");
        List<Long> expected = LongStream.range(from, to).boxed().toList();
        assertThat(events).extracting(message -> Long.parseLong(message.id())).isEqualTo(expected);
        assertThat(events)
                .extracting(message -> json(message.data()).path("seqNum").asLong())
                .isEqualTo(expected);
        assertThat(events)
                .extracting(message -> json(message.data()).at("/event/data/n").asLong())
                .isEqualTo(expected);
    }

    private LiveStream follow(TestRecorder recorder, String query, @Nullable String lastEventId) throws Exception {
        HttpRequest.Builder request =
                live(recorder.id(), query).header("Authorization", "Bearer " + ReplayServers.ADMIN_KEY);
        return LiveStream.open(
                http, (lastEventId == null ? request : request.header("Last-Event-ID", lastEventId)).build());
    }

    private HttpRequest.Builder live(RecordingId id, String query) {
        return HttpRequest.newBuilder(service.resolve("/api/sessions/" + id + "/live" + query))
                .timeout(SOON);
    }

    private HttpResponse<byte[]> array(String id, String key, String encoding) {
        return send(HttpRequest.newBuilder(service.resolve("/recordings/" + id + "/events"))
                .header("Authorization", "Bearer " + key)
                .header("Accept-Encoding", encoding)
                .timeout(SOON)
                .build());
    }

    private static List<JsonNode> elements(byte[] array) {
        List<JsonNode> elements = new ArrayList<>();
        json(new String(array, StandardCharsets.UTF_8)).forEach(elements::add);
        return elements;
    }

    private String secretKey(WebsiteId website) throws SQLException {
        String key = SecretKeys.mintSecret();
        indexer.update(
                "INSERT INTO websites (website_id, name, version, settings) VALUES (?, 'w', 1, '{}'::jsonb) ON CONFLICT DO NOTHING",
                website.value());
        indexer.update(
                "INSERT INTO api_keys (key_id, website_id, kind, secret_hash) VALUES (?, ?, 'secret', ?)",
                UUID.randomUUID(),
                website.value(),
                SecretKeys.hash(key));
        return key;
    }
}
