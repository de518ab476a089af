package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.recording.RecordingId;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.ShareTokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ShareTest extends ReplayTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final List<String> PATHS = List.of("events", "live", "chunks", "chunks/0.0-0.0", "export");

    @Inject
    ShareTokens tokens;

    @Test
    void aLinkOpensItsRecordingInEveryForm() throws Exception {
        TestRecorder recorder = recorded();
        Caller.Guest guest = shared(recorder, true, SOON);
        String n = json(text(get(recorder.id(), "chunks", guest)))
                .path("chunks")
                .get(0)
                .path("n")
                .asText();

        assertThat(numbers(lines(get(recorder.id(), "events", guest).body()))).isEqualTo(upTo(5));
        assertThat(numbers(lines(get(recorder.id(), "chunks/" + n, guest).body())))
                .isEqualTo(upTo(5));
        assertThat(numbers(
                        lines(get(recorder.id(), "export?format=ndjson", guest).body())))
                .isEqualTo(upTo(5));
        assertThat(send(HttpRequest.newBuilder(service.resolve("/api/v1/replay/" + recorder.id() + "/events"))
                                .header("Playhead-Share", tokens.sign(guest))
                                .build())
                        .statusCode())
                .isEqualTo(200);
        try (LiveStream viewer = watch(recorder, guest)) {
            await().atMost(SOON).until(() -> viewer.events().size() == 5);
        }
    }

    @Test
    void aLinkForWatchingIsNotForDownloading() throws Exception {
        TestRecorder recorder = recorded();
        Caller.Guest guest = shared(recorder, false, SOON);

        HttpResponse<byte[]> refused = get(recorder.id(), "export?format=html", guest);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(text(refused)).path("reason").asText()).isEqualTo("not_shared");
        assertThat(get(recorder.id(), "events", guest).statusCode()).isEqualTo(200);
    }

    @Test
    void aLinkOpensNoOtherRecording() throws Exception {
        TestRecorder mine = recorded();
        TestRecorder neighbour = recorded();
        TestRecorder onlyInTheLog = new TestRecorder(kafka);
        onlyInTheLog.chunk(1);
        Caller.Guest guest = shared(mine, true, SOON);

        for (String path : PATHS) {
            assertThat(get(neighbour.id(), path, guest).statusCode()).as(path).isEqualTo(404);
            assertThat(get(onlyInTheLog.id(), path, guest).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void whatIsNoOpenLinkOpensNothing() throws Exception {
        TestRecorder recorder = recorded();
        Caller.Guest open = shared(recorder, true, SOON);
        Caller.Guest expired = shared(recorder, true, Duration.ofSeconds(-5));
        Caller.Guest revoked = shared(recorder, true, SOON);
        revoke(revoked);
        Caller.Guest longerThanItsRow =
                new Caller.Guest(expired.shareId(), expired.websiteId(), expired.recordingId(), open.expiresAt(), true);
        Caller.Guest unknown =
                new Caller.Guest(UUID.randomUUID(), open.websiteId(), open.recordingId(), open.expiresAt(), true);
        String token = tokens.sign(open);

        for (String path : PATHS) {
            for (Caller.Guest guest : List.of(expired, revoked, longerThanItsRow, unknown)) {
                assertThat(get(recorder.id(), path, guest).statusCode())
                        .as(path)
                        .isEqualTo(401);
            }
            for (String wrong : List.of("", "x", token + "A", token.substring(0, token.lastIndexOf('.') + 1))) {
                assertThat(send(request(recorder.id(), path, wrong)).statusCode())
                        .as(path)
                        .isEqualTo(401);
            }
        }
        HttpResponse<byte[]> asKey =
                send(HttpRequest.newBuilder(service.resolve("/api/v1/replay/" + recorder.id() + "/events"))
                        .header("Authorization", "Bearer " + token)
                        .build());
        assertThat(asKey.statusCode()).isEqualTo(401);
    }

    @Test
    void anErasedRecordingIsGoneForItsLinksToo() throws Exception {
        TestRecorder recorder = recorded();
        Caller.Guest guest = shared(recorder, true, SOON);
        recorder.erase();

        for (String path : PATHS) {
            assertThat(get(recorder.id(), path, guest).statusCode()).as(path).isEqualTo(410);
        }
    }

    @Test
    void aViewerIsEndedWhenTheLinkIsRevokedOrExpires() throws Exception {
        TestRecorder recorder = recorded();
        Caller.Guest revoked = shared(recorder, false, SOON);
        Caller.Guest expires = shared(recorder, false, Duration.ofSeconds(3));
        try (LiveStream first = watch(recorder, revoked);
                LiveStream second = watch(recorder, expires);
                LiveStream byKey =
                        LiveStream.open(http, request(recorder.id(), "live").build())) {
            await().atMost(SOON)
                    .until(() -> first.events().size() == 5
                            && second.events().size() == 5
                            && byKey.events().size() == 5);
            revoke(revoked);

            await().atMost(SOON).until(() -> first.ended() && second.ended());
            for (LiveStream viewer : List.of(first, second)) {
                LiveStream.Message last = viewer.of("status").getLast();
                assertThat(json(last.data()).path("reason").asText()).isEqualTo("share_over");
            }
            assertThat(byKey.ended()).isFalse();
            assertThat(get(recorder.id(), "live", revoked).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void noTokenStandsInALog() throws Exception {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage() + " " + Arrays.toString(entry.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        TestRecorder recorder = recorded();
        Caller.Guest guest = shared(recorder, true, SOON);
        String token = tokens.sign(guest);
        Logger root = Logger.getLogger("");
        root.addHandler(ear);
        try {
            get(recorder.id(), "events", guest);
            send(request(recorder.id(), "events", token + "A"));
            send(request(recorder.id(), "nothing", token));
            objects.delete(indexer.publish(recorder.partition(), recorder.chunk(1) + 1))
                    .await()
                    .atMost(SOON);
            get(recorder.id(), "events", guest);
        } finally {
            root.removeHandler(ear);
        }

        assertThat(logged).as("the missing object is logged").isNotEmpty();
        assertThat(logged).noneMatch(line -> line.contains(token));
    }

    private TestRecorder recorded() throws SQLException {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(5);
        indexer.publishAll(recorder.partition());
        return recorder;
    }

    private Caller.Guest shared(TestRecorder recorder, boolean mayExport, Duration time) throws SQLException {
        long expiresAt = (System.currentTimeMillis() + time.toMillis()) / 1_000 * 1_000;
        Caller.Guest guest =
                new Caller.Guest(UUID.randomUUID(), TestRecorder.WEBSITE, recorder.id(), expiresAt, mayExport);
        indexer.update(
                "INSERT INTO shares (share_id, recording_id, website_id, may_export, created_at, expires_at)"
                        + " VALUES (?, ?, ?, ?, now(), ?)",
                guest.shareId(),
                recorder.id().value(),
                TestRecorder.WEBSITE.value(),
                mayExport,
                new Timestamp(expiresAt));
        return guest;
    }

    private void revoke(Caller.Guest guest) throws SQLException {
        indexer.update("UPDATE shares SET revoked_at = now() WHERE share_id = ?", guest.shareId());
    }

    private LiveStream watch(TestRecorder recorder, Caller.Guest guest) throws Exception {
        return LiveStream.open(http, request(recorder.id(), "live", tokens.sign(guest)));
    }

    private HttpResponse<byte[]> get(RecordingId id, String what, Caller.Guest guest) {
        return send(request(id, what, tokens.sign(guest)));
    }

    /** With a link's token and no key. */
    private HttpRequest request(RecordingId id, String what, String token) {
        String path = "/api/v1/replay/" + id + "/" + what;
        return HttpRequest.newBuilder(service.resolve(path + (what.contains("?") ? "&" : "?") + "share=" + token))
                .timeout(SOON)
                .build();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
