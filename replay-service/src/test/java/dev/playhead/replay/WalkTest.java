package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.SecretKeys;
import dev.playhead.storage.access.SessionCookie;
import dev.playhead.storage.access.ShareTokens;
import dev.playhead.wire.Partitioning;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tries every operation that the API's own description names, as everybody who must not get anything out of it. */
@QuarkusTest
class WalkTest extends ReplayTest {
    /** Interleaved pairs of requests whose medians are compared. */
    private static final int PAIRS = 15;

    private static final Duration WITHIN = Duration.ofSeconds(60);

    @Inject
    ShareTokens tokens;

    private List<String> paths = List.of();
    private WebsiteId foreign = new WebsiteId("flid_foreign0000000001");
    private TestRecorder recorder;

    @BeforeEach
    void aRecordingOfSomebodyElses() throws Exception {
        foreign = new WebsiteId(
                "flid_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
        website(foreign);
        recorder = new TestRecorder(kafka);
        recorder.chunk(5);
        indexer.publishAll(recorder.partition());
        HttpRequest.Builder document = HttpRequest.newBuilder(service.resolve("/q/openapi?format=json"));
        paths = new ArrayList<>();
        json(new String(send(document.build()).body(), StandardCharsets.UTF_8))
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    assertThat(method)
                            .as("replay only reads: who may %s %s?", method, path.getKey())
                            .isEqualTo("get");
                    assertThat(path.getKey()).as("of which recording?").contains("{id}");
                    paths.add(path.getKey());
                }));
        assertThat(paths).hasSizeGreaterThanOrEqualTo(7);
    }

    @Test
    void whoeverHasNothingThatOpensIsRefused() throws Exception {
        String revoked = key(TestRecorder.WEBSITE);
        indexer.update(
                "UPDATE api_keys SET revoked_at = now() WHERE secret_hash = ?", (Object) SecretKeys.hash(revoked));
        Map<String, Map<String, String>> intruders = new LinkedHashMap<>();
        intruders.put("nobody", Map.of());
        intruders.put("a public key", Map.of("Authorization", "Bearer " + SecretKeys.mintPublic()));
        intruders.put("a revoked key", Map.of("Authorization", "Bearer " + revoked));
        intruders.put("an expired link", Map.of("Playhead-Share", share(TestRecorder.WEBSITE, recorder.id(), -60_000)));
        intruders.put("a session that is over", Map.of("Cookie", session(TestRecorder.WEBSITE, "-1 minute")));

        SoftAssertions all = new SoftAssertions();
        for (String path : paths) {
            intruders.forEach((name, shown) -> {
                HttpResponse<byte[]> answer = ask(path, recorder.id(), shown);
                all.assertThat(answer.statusCode()).as("%s by %s", path, name).isEqualTo(401);
                all.assertThat(text(answer)).as("%s by %s", path, name).contains("key_needed");
            });
        }
        all.assertAll();
    }

    @Test
    void whoeverHasAnothersFindsAsMuchAsIsThere() throws Exception {
        TestRecorder onlyInTheLog = new TestRecorder(kafka);
        onlyInTheLog.chunk(1);
        Map<String, Map<String, String>> intruders = new LinkedHashMap<>();
        intruders.put("a foreign key", Map.of("Authorization", "Bearer " + key(foreign)));
        intruders.put("a foreign session", Map.of("Cookie", session(foreign, "1 hour")));
        intruders.put(
                "a foreign link", Map.of("Playhead-Share", share(foreign, new RecordingId(UUID.randomUUID()), 60_000)));

        SoftAssertions all = new SoftAssertions();
        for (String path : paths) {
            intruders.forEach((name, shown) -> {
                boolean opensNothing = shown.containsKey("Playhead-Share") && isPeers(path)
                        || shown.containsKey("Cookie") && isPeers(path);
                HttpResponse<byte[]> none = ask(path, new RecordingId(UUID.randomUUID()), shown);
                all.assertThat(none.statusCode()).as("%s by %s", path, name).isEqualTo(opensNothing ? 401 : 404);
                for (TestRecorder theirs : List.of(recorder, onlyInTheLog)) {
                    HttpResponse<byte[]> answer = ask(path, theirs.id(), shown);
                    all.assertThat(answer.statusCode())
                            .as("%s by %s", path, name)
                            .isEqualTo(none.statusCode());
                    all.assertThat(text(answer)).as("%s by %s", path, name).isEqualTo(text(none));
                }
            });
        }
        all.assertAll();
    }

    @Test
    void whatIsGoneSaysSoWhoeverAsks() throws Exception {
        Map<String, String> key = Map.of("Authorization", "Bearer " + key(TestRecorder.WEBSITE));
        Map<String, String> session = Map.of("Cookie", session(TestRecorder.WEBSITE, "1 hour"));
        Map<String, String> link = Map.of("Playhead-Share", share(TestRecorder.WEBSITE, recorder.id(), 60_000));

        SoftAssertions all = new SoftAssertions();
        for (String reason : List.of("expired", "erased")) {
            indexer.update(
                    "UPDATE recordings SET state = ?, external_id = NULL WHERE recording_id = ?",
                    reason,
                    recorder.id().value());
            for (String path : paths) {
                for (Map<String, String> shown : isPeers(path) ? List.of(key) : List.of(key, session, link)) {
                    HttpResponse<byte[]> answer = ask(path, recorder.id(), shown);
                    all.assertThat(answer.statusCode())
                            .as("%s of one %s", path, reason)
                            .isEqualTo(410);
                    all.assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                            .as("%s of one %s", path, reason)
                            .startsWith("application/problem+json");
                    all.assertThat(json(text(answer)).path("reason").asText())
                            .as("%s of one %s", path, reason)
                            .isEqualTo(reason);
                }
            }
        }
        all.assertAll();
    }

    @Test
    void aMembersSessionOpensTheirRecordings() throws Exception {
        Map<String, String> member = Map.of("Cookie", session(TestRecorder.WEBSITE, "1 hour"));

        for (String what : List.of("events", "chunks", "export")) {
            assertThat(ask("/api/v1/replay/{id}/" + what, recorder.id(), member).statusCode())
                    .as(what)
                    .isEqualTo(200);
        }
    }

    /** A dashboard has nothing else to show: streams, pieces and files alike go by the cookie. */
    @Test
    void aLiveStreamEndsWithTheKeyTheSessionOrTheMembershipThatOpenedIt() throws Exception {
        String kept = key(TestRecorder.WEBSITE);
        String revoked = key(TestRecorder.WEBSITE);
        String loggedIn = session(TestRecorder.WEBSITE, "1 hour");
        String loggedOut = session(TestRecorder.WEBSITE, "1 hour");
        String member = session(TestRecorder.WEBSITE, "1 hour");
        try (LiveStream byKey = live("Authorization", "Bearer " + kept);
                LiveStream bySession = live("Cookie", loggedIn);
                LiveStream byRevoked = live("Authorization", "Bearer " + revoked);
                LiveStream byLoggedOut = live("Cookie", loggedOut);
                LiveStream byFormerMember = live("Cookie", member)) {
            List<LiveStream> ending = List.of(byRevoked, byLoggedOut, byFormerMember);
            List<LiveStream> lasting = List.of(byKey, bySession);
            await().atMost(WITHIN).until(() -> Stream.concat(ending.stream(), lasting.stream())
                    .allMatch(one -> one.events().size() == 5));

            indexer.update(
                    "UPDATE api_keys SET revoked_at = now() WHERE secret_hash = ?", (Object) SecretKeys.hash(revoked));
            indexer.update("DELETE FROM sessions WHERE session_hash = ?", (Object) hash(loggedOut));
            indexer.update(
                    "DELETE FROM members WHERE person_id = (SELECT person_id FROM sessions WHERE session_hash = ?)",
                    (Object) hash(member));

            await().atMost(WITHIN).until(() -> ending.stream().allMatch(LiveStream::ended));
            for (LiveStream one : ending) {
                LiveStream.Message last = one.of("status").getLast();
                assertThat(json(last.data()).path("reason").asText()).isEqualTo("access_over");
            }
            recorder.chunk(1);
            await().atMost(WITHIN)
                    .until(() -> lasting.stream().allMatch(one -> one.events().size() == 6));
            assertThat(lasting).noneMatch(LiveStream::ended);
        }
    }

    private LiveStream live(String header, String value) throws Exception {
        return LiveStream.open(
                http,
                HttpRequest.newBuilder(service.resolve("/api/v1/replay/" + recorder.id() + "/live"))
                        .header(header, value)
                        .timeout(WITHIN)
                        .build());
    }

    private static byte[] hash(String cookie) {
        return SessionCookie.parse(cookie.substring(SessionCookie.NAME.length() + 1))
                .orElseThrow()
                .hash();
    }

    @Test
    void theTimeOfA404TellsNothing() throws Exception {
        Map<String, String> stranger = Map.of("Authorization", "Bearer " + key(foreign));

        SoftAssertions all = new SoftAssertions();
        for (String path : paths) {
            long[] theirs = new long[PAIRS];
            long[] none = new long[PAIRS];
            for (int i = 0; i < PAIRS; i++) {
                theirs[i] = nanos(path, recorder.id(), stranger);
                none[i] = nanos(path, inTheSamePartition(), stranger);
            }
            all.assertThat((double) median(theirs) / median(none))
                    .as("%s: foreign to unknown", path)
                    .isBetween(1 / 3.0, 3.0);
        }
        all.assertAll();
    }

    /** How far a partition's log is from its checkpoint decides how long looking there takes. */
    private RecordingId inTheSamePartition() {
        RecordingId id = new RecordingId(UUID.randomUUID());
        while (Partitioning.partitionOf(id, ReplayServers.PARTITIONS) != recorder.partition()) {
            id = new RecordingId(UUID.randomUUID());
        }
        return id;
    }

    private long nanos(String path, RecordingId id, Map<String, String> shown) {
        long before = System.nanoTime();
        ask(path, id, shown);
        return System.nanoTime() - before;
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** Other systems' paths take a key, or a recorder's token. */
    private static boolean isPeers(String path) {
        return !path.startsWith("/api/v1/");
    }

    private HttpResponse<byte[]> ask(String path, RecordingId id, Map<String, String> shown) {
        String filled = path.replace("{id}", id.toString()).replace("{n}", "0.0-0.0");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(service.resolve(filled)).timeout(Duration.ofSeconds(30));
        shown.forEach(request::header);
        return send(request.build());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void website(WebsiteId id) throws SQLException {
        indexer.update(
                "INSERT INTO websites (website_id, name, version, settings) VALUES (?, 'x', 1, '{}') ON CONFLICT DO NOTHING",
                id.value());
    }

    private String key(WebsiteId of) throws SQLException {
        website(of);
        String key = SecretKeys.mintSecret();
        indexer.update(
                "INSERT INTO api_keys (key_id, website_id, kind, secret_hash) VALUES (?, ?, 'secret', ?)",
                UUID.randomUUID(),
                of.value(),
                SecretKeys.hash(key));
        return key;
    }

    private String session(WebsiteId of, String lasts) throws SQLException {
        website(of);
        UUID person = UUID.randomUUID();
        SessionCookie session = SessionCookie.mint();
        indexer.update(
                "INSERT INTO people (person_id, email, created_at) VALUES (?, ?, now())",
                person,
                person + "@example.org");
        indexer.update(
                "INSERT INTO members (website_id, person_id, role, added_at, added_by) VALUES (?, ?, 'viewer', now(), 'admin')",
                of.value(),
                person);
        indexer.update(
                "INSERT INTO sessions (session_hash, person_id, created_at, expires_at) VALUES (?, ?, now(), now() + cast(? as interval))",
                session.hash(),
                person,
                lasts);
        return SessionCookie.NAME + "=" + session.value();
    }

    private String share(WebsiteId of, RecordingId id, long millis) throws SQLException {
        long expiresAt = (System.currentTimeMillis() + millis) / 1_000 * 1_000;
        Caller.Guest guest = new Caller.Guest(UUID.randomUUID(), of, id, expiresAt, true);
        indexer.update(
                "INSERT INTO shares (share_id, recording_id, website_id, may_export, created_at, expires_at)"
                        + " VALUES (?, ?, ?, true, now(), ?)",
                guest.shareId(),
                id.value(),
                of.value(),
                new Timestamp(expiresAt));
        return tokens.sign(guest);
    }
}
