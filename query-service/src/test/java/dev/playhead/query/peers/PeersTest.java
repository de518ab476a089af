package dev.playhead.query.peers;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.playhead.query.CatalogRows;
import dev.playhead.query.CatalogRows.Row;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.Topics;
import dev.playhead.wire.live.LiveAnnouncement;
import dev.playhead.wire.token.RecordingToken;
import dev.playhead.wire.token.RecordingTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The read sides of rrweb Cloud and RePlaya: lists and details. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class PeersTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TestHTTPResource
    URI service = URI.create("http://localhost/");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers = "";

    private Keys shop = new Keys("", "", "");

    @BeforeEach
    void aWebsite() {
        shop = Keys.create("Shop");
    }

    @Test
    void rrwebCloudsListTakesMetadataLimitAndOffset() {
        String first = Row.of(shop.websiteId(), 1_000).externalId("client-1").insert();
        String second = Row.of(shop.websiteId(), 2_000).insert();
        Row.of(shop.websiteId(), 3_000).state("erased").insert();
        Row.of(Keys.create("Other").websiteId(), 4_000).insert();
        CatalogRows.run(
                "UPDATE recordings SET metadata = '{\"plan\":\"free\",\"a b\":\"x\"}' WHERE recording_id = ?",
                UUID.fromString(first));

        shop.secretly()
                .get("/recordings")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("recordings.recordingId", contains(second, "client-1"))
                .body("recordings.timestamp", contains(2_000, 1_000))
                .body("recordings[1].links.self", endsWith("/recordings/client-1"))
                .body("recordings[1].links.events", endsWith("/recordings/client-1/events"))
                .body("recordings[1].metadata.plan", equalTo("free"));
        assertThat(cloud("?meta[plan]=free")).containsExactly("client-1");
        assertThat(cloud("?meta[plan]=free&meta[a b]=x")).containsExactly("client-1");
        assertThat(cloud("?meta[plan]=free&meta[a b]=y")).isEmpty();
        assertThat(cloud("?meta[plan]=pro&limit=1")).containsExactly(second);
        assertThat(cloud("?meta[plan]=pro&offset=1")).isEmpty();
        assertThat(cloud("?limit=1")).containsExactly(second);
        assertThat(cloud("?limit=1&offset=1")).containsExactly("client-1");
        assertThat(cloud("?offset=2")).isEmpty();
        for (String wrong : List.of("limit=0", "limit=101", "limit=x", "offset=-1", "else=1")) {
            shop.secretly()
                    .get("/recordings?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("parameter", equalTo(wrong.substring(0, wrong.indexOf('='))));
        }
    }

    @Test
    void rrwebCloudsRecordingIsFoundByEitherId() {
        String own = Row.of(shop.websiteId(), 1_000).externalId("client-1").insert();
        Row.of(Keys.create("Other").websiteId(), 1_000).externalId("client-2").insert();

        for (String id : List.of("client-1", "CLIENT-1", own)) {
            shop.secretly().get("/recordings/" + id).then().statusCode(200).body("metadata.plan", equalTo("pro"));
        }
        shop.secretly().get("/recordings/client-2").then().statusCode(404);
    }

    @Test
    void aClientsIdOfARecordingThatIsGoneSaysSo() {
        for (String reason : List.of("expired", "erased")) {
            String clientId = reason + "-client";
            // its row has lost the client's id
            Row.of(shop.websiteId(), 1_000)
                    .id(RecordingIds.external(new WebsiteId(shop.websiteId()), clientId)
                            .value())
                    .state(reason)
                    .insert();

            for (String path : List.of("/recordings/", "/api/sessions/")) {
                shop.secretly().get(path + clientId).then().statusCode(410).body("reason", equalTo(reason));
                Keys.create("Other").secretly().get(path + clientId).then().statusCode(404);
            }
        }
    }

    @Test
    void replayasListGoesOnBehindItsEnd() {
        String first = Row.of(shop.websiteId(), 1_000).insert();
        String second = Row.of(shop.websiteId(), 2_000).state("stopped").insert();
        String third = Row.of(shop.websiteId(), 3_000).state("live").insert();

        JsonPath page = shop.secretly()
                .get("/api/sessions?limit=2")
                .then()
                .statusCode(200)
                .body("sessions.id", contains(third, second))
                .body("sessions.status", contains("active", "stopped"))
                .body("sessions[0].stopReason", nullValue())
                .body("sessions[1].stopReason", equalTo("explicit-stop"))
                .body("sessions[1].createdAt", equalTo("1970-01-01T00:00:02Z"))
                .body("sessions[1].eventCount", equalTo(42))
                .body("hasMore", equalTo(true))
                .extract()
                .jsonPath();
        shop.secretly()
                .queryParam("startAfter", page.getString("nextStartAfter"))
                .get("/api/sessions")
                .then()
                .statusCode(200)
                .body("sessions.id", contains(first))
                .body("sessions[0].stopReason", equalTo("lease-expired"))
                .body("hasMore", equalTo(false))
                .body("nextStartAfter", nullValue());
        shop.secretly().get("/api/sessions?limit=1001").then().statusCode(400);
        shop.secretly().get("/api/sessions?startAfter=x").then().statusCode(400);
    }

    @Test
    void anAppendTokenReadsItsOwnSessionOnly() {
        String own = Row.of(shop.websiteId(), 1_000).insert();
        String other = Row.of(shop.websiteId(), 2_000).insert();
        String token = new RecordingTokens(Keys.TOKEN_SECRET, null)
                .issue(new RecordingToken(
                        new WebsiteId(shop.websiteId()),
                        RecordingId.parse(own).orElseThrow(),
                        0,
                        0,
                        System.currentTimeMillis() + 60_000));
        Map<String, String> header = Map.of("x-replaya-session-token", token);

        given().headers(header)
                .get("/api/sessions/" + own)
                .then()
                .statusCode(200)
                .body("session.id", equalTo(own))
                .body("session.url", containsString("shop.example"));
        given().headers(header).get("/api/sessions/" + other).then().statusCode(404);
        given().headers(header).get("/api/sessions").then().statusCode(403);
        given().headers(header).get("/api/sessions/index/live").then().statusCode(403);
        given().headers(header).get("/recordings").then().statusCode(403);
        given().headers(header).get("/recordings/" + own).then().statusCode(403);
        given().headers(header).delete("/api/v1/recordings/" + own).then().statusCode(403);
        given().header("x-replaya-session-token", token + "A")
                .get("/api/sessions/" + own)
                .then()
                .statusCode(401);
    }

    @Test
    void theListIsFollowed() throws Exception {
        String known = Row.of(shop.websiteId(), 1_000).insert();
        Subject mine = subject(shop.websiteId());
        Subject theirs = subject(Keys.create("Other").websiteId());
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/api/sessions/index/live"))
                .header("Authorization", "Bearer " + shop.secretKey())
                .build();
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                KafkaProducer<byte[], byte[]> kafka = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                InputStream body =
                        http.send(request, BodyHandlers.ofInputStream()).body()) {
            Thread reader = Thread.ofVirtual()
                    .start(() -> new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))
                            .lines()
                            .forEach(lines::add));
            await().atMost(SOON)
                    .until(() -> has(lines, "session-heartbeat", "heartbeat")
                            && lines.stream().anyMatch(line -> line.startsWith(":")));
            assertThat(lines.stream()
                            .filter(line -> line.contains("\"type\":\"ready\""))
                            .findFirst()
                            .orElse(""))
                    .contains(known);
            await().atMost(SOON).until(() -> {
                say(kafka, theirs, "live");
                say(kafka, mine, "live");
                return has(lines, "session-metadata", mine.recordingId().toString());
            });
            say(kafka, mine, "ready");
            await().atMost(SOON).until(() -> has(lines, "session-status", "lease-expired"));
            kafka.send(new ProducerRecord<>(Topics.LIVE, key(theirs), null)).get();
            kafka.send(new ProducerRecord<>(Topics.LIVE, key(mine), null)).get();
            await().atMost(SOON).until(() -> has(lines, "session-status", "deleted"));
            assertThat(lines)
                    .noneMatch(line -> line.contains(theirs.recordingId().toString()));
            body.close();
            reader.join(SOON);
        }
    }

    private static boolean has(List<String> lines, String event, String text) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).equals("event:" + event) && lines.get(i + 1).contains(text)
                    || lines.get(i).equals("event: " + event)
                            && lines.get(i + 1).contains(text)) {
                return true;
            }
        }
        return false;
    }

    private static void say(KafkaProducer<byte[], byte[]> kafka, Subject subject, String state) throws Exception {
        LiveAnnouncement said = new LiveAnnouncement(
                subject,
                state.equals("live") ? LiveAnnouncement.Change.PROGRESSED : LiveAnnouncement.Change.ENDED,
                state,
                new LogPlace(0, 7, 1_763_800_000_000L),
                new LiveAnnouncement.Activity(1_763_799_990_000L, 10_000, 5, 1, 0, 0, 0),
                new LiveAnnouncement.Page("https://shop.example/", ""),
                new LiveAnnouncement.Who("v-1", "", "", "", "", "", ""));
        kafka.send(new ProducerRecord<>(Topics.LIVE, said.key(), said.toJson())).get();
    }

    private static byte[] key(Subject subject) {
        return subject.recordingId().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Subject subject(String websiteId) {
        return new Subject(new WebsiteId(websiteId), new RecordingId(UUID.randomUUID()));
    }

    private List<String> cloud(String query) {
        return shop.secretly()
                .get("/recordings" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("recordings.recordingId");
    }
}
