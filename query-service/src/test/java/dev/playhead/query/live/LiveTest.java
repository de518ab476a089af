package dev.playhead.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.query.CatalogRows;
import dev.playhead.query.Keys;
import dev.playhead.query.Person;
import dev.playhead.query.ServersResource;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.access.SessionCookie;
import dev.playhead.wire.Topics;
import dev.playhead.wire.live.LiveAnnouncement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What is announced and nowhere stored: listed, filtered, followed, and forgotten when it is erased. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class LiveTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TestHTTPResource
    URI service = URI.create("http://localhost/");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers = "";

    @Test
    void anAnnouncedRecordingIsListedAndFollowedByThoseWhoMayAndWant() throws Exception {
        Keys shop = Keys.create("Shop");
        Keys other = Keys.create("Other");
        Subject firefox = subject(shop);
        Subject chrome = subject(shop);
        Subject theirs = subject(other);
        List<String> lines = new CopyOnWriteArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(service.resolve("/api/v1/recordings/live?browser=Firefox"))
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
            await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.startsWith(":")));
            say(kafka, theirs, "Firefox", "live", 1);
            say(kafka, chrome, "Chrome", "live", 1);
            say(kafka, firefox, "Firefox", "live", 1);
            say(kafka, firefox, "Firefox", "live", 2);
            say(kafka, firefox, "Firefox", "ready", 3);
            await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.endsWith("end")));

            assertThat(lines.stream().filter(line -> line.startsWith("event")).map(line -> line.substring(6)
                            .strip()))
                    .containsExactly("start", "change", "end");
            assertThat(String.join("\n", lines))
                    .contains(firefox.recordingId().toString())
                    .doesNotContain(chrome.recordingId().toString())
                    .doesNotContain(theirs.recordingId().toString());
            assertThat(listed(shop, Map.of()))
                    .containsExactlyInAnyOrder(
                            firefox.recordingId().toString(),
                            chrome.recordingId().toString());
            assertThat(listed(shop, Map.of("browser", "Chrome", "state", "live")))
                    .containsExactly(chrome.recordingId().toString());
            // what is listed can be opened, by whoever lists it
            String chromes = "/api/v1/recordings/" + chrome.recordingId();
            assertThat(shop.secretly()
                            .get(chromes)
                            .then()
                            .statusCode(200)
                            .extract()
                            .<String>path("state"))
                    .isEqualTo("live");
            other.secretly().get(chromes).then().statusCode(404);
            // announcements don't carry dead clicks: what isn't known doesn't fit
            assertThat(listed(shop, Map.of("minDeadClicks", "0"))).isEmpty();

            kafka.send(new ProducerRecord<>(Topics.LIVE, key(firefox), null)).get();
            await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.endsWith("erased")));
            assertThat(listed(shop, Map.of("browser", "Firefox"))).isEmpty();
            shop.secretly()
                    .get("/api/v1/recordings/" + firefox.recordingId())
                    .then()
                    .statusCode(404);
            body.close();
            reader.join(SOON);
        }
    }

    @Test
    void aLiveListEndsWithTheKeyTheSessionOrTheMembershipThatOpenedIt() throws Exception {
        Keys shop = Keys.create("Shop");
        Person member = Person.loggedIn().memberOf(shop, "viewer");
        Person lasting = Person.loggedIn().memberOf(shop, "viewer");
        try (Follower byKey = follow("/api/v1/recordings/live", "Authorization", "Bearer " + shop.secretKey());
                Follower sessions = follow("/api/sessions/index/live", "Authorization", "Bearer " + shop.secretKey());
                Follower byMember = follow("/api/v1/recordings/live", "Cookie", cookie(member));
                Follower other = follow("/api/v1/recordings/live", "Cookie", cookie(lasting))) {
            CatalogRows.run("DELETE FROM members WHERE person_id = ?", UUID.fromString(member.personId()));
            await().atMost(SOON).until(byMember::ended);
            assertThat(byKey.ended()).isFalse();

            CatalogRows.run("UPDATE api_keys SET revoked_at = now() WHERE website_id = ?", shop.websiteId());
            await().atMost(SOON).until(() -> byKey.ended() && sessions.ended());
            assertThat(other.ended()).isFalse();

            CatalogRows.run("DELETE FROM sessions WHERE session_hash = ?", (Object)
                    lasting.session().hash());
            await().atMost(SOON).until(other::ended);
        }
    }

    @Test
    void noMoreFollowThanMayAndAPlaceThatIsLeftIsFree() throws Exception {
        Keys shop = Keys.create("Shop");
        List<Follower> followers = new ArrayList<>();
        try {
            // those of other tests may still be on their way out, and one that is let in counts a moment later
            await().atMost(SOON).until(() -> {
                followers.add(follow("/api/v1/recordings/live", "Authorization", "Bearer " + shop.secretKey()));
                return followers.getLast().status() == 503;
            });

            followers.getFirst().close();

            await().atMost(SOON).until(() -> {
                followers.add(follow("/api/v1/recordings/live", "Authorization", "Bearer " + shop.secretKey()));
                return followers.getLast().status() == 200;
            });
        } finally {
            for (Follower one : followers) {
                one.close();
            }
        }
    }

    private Follower follow(String path, String header, String value) throws Exception {
        return Follower.open(service.resolve(path), header, value);
    }

    private static String cookie(Person person) {
        return SessionCookie.NAME + "=" + person.session().value();
    }

    private static List<String> listed(Keys keys, Map<String, String> parameters) {
        return keys.secretly()
                .queryParams(parameters)
                .get("/api/v1/recordings")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("recordings.recordingId");
    }

    private static void say(
            KafkaProducer<byte[], byte[]> kafka, Subject subject, String browser, String state, long offset)
            throws Exception {
        LiveAnnouncement said = new LiveAnnouncement(
                subject,
                state.equals("live") ? LiveAnnouncement.Change.PROGRESSED : LiveAnnouncement.Change.ENDED,
                state,
                new LogPlace(0, offset, System.currentTimeMillis()),
                new LiveAnnouncement.Activity(System.currentTimeMillis() - 10_000, 10_000, 5, 1, 0, 0, 0),
                new LiveAnnouncement.Page("https://shop.example/", ""),
                new LiveAnnouncement.Who("v-1", "", "", browser, "", "", ""));
        kafka.send(new ProducerRecord<>(Topics.LIVE, said.key(), said.toJson())).get();
    }

    private static byte[] key(Subject subject) {
        return subject.recordingId().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Subject subject(Keys keys) {
        return new Subject(new WebsiteId(keys.websiteId()), new RecordingId(UUID.randomUUID()));
    }
}
