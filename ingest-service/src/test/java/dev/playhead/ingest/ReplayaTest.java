package dev.playhead.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Topics;
import dev.playhead.wire.fence.Fence;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class ReplayaTest {
    private LogView log;

    @BeforeEach
    void openLog() {
        World.ready();
        log = new LogView();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    @Test
    void createAnswersTheSessionAndATokenForADay() {
        HttpResponse<String> answer = ReplayaClient.create(
                Map.of(
                        "title", "Checkout",
                        "url", "https://shop.example/a",
                        "source", "shop",
                        "distinctId", "visitor",
                        "userId", "u1",
                        "sdk", "replaya-js"),
                "x-replaya-project-key",
                World.SHOP_KEY);

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode body = Http.read(answer);
        JsonNode session = body.get("session");
        assertThat(session.get("title").asText()).isEqualTo("Checkout");
        assertThat(session.get("status").asText()).isEqualTo("active");
        assertThat(Instant.parse(body.get("appendTokenExpiresAt").asText()))
                .isBetween(Instant.now().plusSeconds(86_000), Instant.now().plusSeconds(86_400));
        List<LogEntry> entries = log.entries(session.get("id").asText(), 3);
        LogEntry.Started started = (LogEntry.Started) entries.get(0);
        assertThat(started.start().visitorUid()).isEqualTo("visitor");
        assertThat(started.start().url()).isEqualTo("https://shop.example/a");
        assertThat(started.start().sdkName()).isEqualTo("replaya-js");
        assertThat(((LogEntry.Metadata) entries.get(1)).values())
                .isEqualTo(Map.of("title", "Checkout", "source", "shop"));
        assertThat(((LogEntry.Identified) entries.get(2)).userId()).isEqualTo("u1");
    }

    @Test
    void eventsAreAppendedAndTheTailGrows() {
        ReplayaClient session = ReplayaClient.open();

        JsonNode first = Http.read(session.events(DozorClient.events(0, 3), 3));
        HttpResponse<String> byHeader = Http.messageTo(
                "/api/sessions/" + session.id() + "/events",
                Map.of("events", DozorClient.events(3, 5)),
                "x-replaya-session-token",
                session.token());
        JsonNode second = Http.read(byHeader);

        assertThat(first.get("appended").asInt()).isEqualTo(3);
        assertThat(second.get("appended").asInt()).isEqualTo(2);
        assertThat(second.get("tailSeqNum").asLong())
                .isGreaterThan(first.get("tailSeqNum").asLong());
        assertThat(log.stored(session.id(), 5)).hasSize(5);
        assertThat(log.entries(session.id(), 3).get(2).place().offset())
                .isEqualTo(second.get("tailSeqNum").asLong() - 1);
    }

    @Test
    void aStopFencesAndIsAnsweredTheSameAgain() {
        ReplayaClient session = ReplayaClient.open();
        session.events(DozorClient.events(0, 2), 2);

        HttpResponse<String> stop = session.stop(2);
        HttpResponse<String> again = session.stop(2);
        HttpResponse<String> late = session.events(DozorClient.events(2, 3), 3);
        HttpResponse<String> uncounted = session.events(DozorClient.events(2, 3));

        assertThat(stop.statusCode()).isEqualTo(200);
        JsonNode stopped = Http.read(stop).get("session");
        assertThat(stopped.get("id").asText()).isEqualTo(session.id());
        assertThat(stopped.get("status").asText()).isEqualTo("stopped");
        assertThat(Instant.parse(stopped.get("stoppedAt").asText()))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(again.statusCode()).isEqualTo(200);
        for (HttpResponse<String> refused : List.of(late, uncounted, session.post("heartbeat", Map.of()))) {
            assertThat(refused.statusCode()).isEqualTo(200);
            assertThat(Http.read(refused).get("appended").asInt()).isZero();
            assertThat(Http.read(refused).get("tailSeqNum").isNull()).isTrue();
        }
        assertThat(log.entries(session.id(), 3)).hasSize(3).last().isInstanceOf(LogEntry.Stopped.class);
    }

    @Test
    void whatWasSentBeforeTheStopMayComeBehindIt() {
        ReplayaClient session = ReplayaClient.open();
        session.events(DozorClient.events(0, 2), 2);
        session.stop(5);

        JsonNode late = Http.read(session.events(DozorClient.events(2, 4), 4));
        JsonNode last = Http.read(session.events(DozorClient.events(4, 5)));
        JsonNode beyond = Http.read(session.events(DozorClient.events(5, 6), 6));

        assertThat(late.get("appended").asInt()).isEqualTo(2);
        assertThat(last.get("appended").asInt()).isEqualTo(1);
        assertThat(beyond.get("appended").asInt()).isZero();
        assertThat(log.stored(session.id(), 5)).hasSize(5);
    }

    @Test
    void aStopOfWhichAnotherInstanceToldIsHonoured() {
        ReplayaClient session = ReplayaClient.open();
        Subject subject = new Subject(World.SHOP, new RecordingId(UUID.fromString(session.id())));

        World.send(Topics.FENCES, session.id(), new Fence(subject, "stopped", Map.of()).toJson());

        await().atMost(Duration.ofSeconds(10))
                .until(() -> Http.read(session.events(DozorClient.events(0, 1), 1))
                                .get("appended")
                                .asInt()
                        == 0);
    }

    @Test
    void heartbeatsStandInTheLog() {
        ReplayaClient session = ReplayaClient.open();

        assertThat(session.post("heartbeat", Map.of("eventCount", 0)).statusCode())
                .isEqualTo(200);

        assertThat(log.entries(session.id(), 2).get(1)).isInstanceOf(LogEntry.Heartbeat.class);
    }

    @Test
    void theTokenTakesARecordingBackAndTheSecretKeyErasesIt() {
        ReplayaClient own = ReplayaClient.open();
        ReplayaClient other = ReplayaClient.open();

        HttpResponse<String> taken = Http.delete("/api/sessions/" + own.id(), "x-replaya-session-token", own.token());
        HttpResponse<String> erased =
                Http.delete("/api/sessions/" + other.id(), "Authorization", "Bearer " + World.SHOP_SECRET);

        assertThat(taken.body()).isEqualTo("{\"deleted\":\"" + own.id() + "\"}");
        assertThat(erased.body()).isEqualTo("{\"deleted\":\"" + other.id() + "\"}");
        assertThat(log.entries(own.id(), 2).get(1)).isInstanceOf(LogEntry.Cancelled.class);
        assertThat(log.entries(other.id(), 2).get(1)).isInstanceOf(LogEntry.Erased.class);
        for (String header : List.of("Bearer sk_nobodys", "Bearer " + World.SHOP_KEY, "Bearer " + own.token())) {
            refused(401, Http.delete("/api/sessions/" + other.id(), "Authorization", header));
        }
        refused(401, Http.delete("/api/sessions/" + other.id()));
    }

    @Test
    void anotherWebsitesSecretKeyNamesOnlyItsOwnWebsite() {
        ReplayaClient session = ReplayaClient.open();

        Http.delete("/api/sessions/" + session.id(), "Authorization", "Bearer " + World.STRICT_SECRET);

        LogEntry erased = log.entries(session.id(), 2).get(1);
        assertThat(erased).isInstanceOf(LogEntry.Erased.class);
        assertThat(erased.subject().websiteId()).isEqualTo(World.STRICT);
        assertThat(Http.read(session.events(DozorClient.events(0, 1), 1))
                        .get("appended")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void refusalsAreProblemsWithAnError() {
        ReplayaClient session = ReplayaClient.open();
        ReplayaClient other = ReplayaClient.open();

        refused(401, ReplayaClient.create(Map.of()));
        refused(401, ReplayaClient.create(Map.of("projectKey", "dp_" + "e".repeat(32))));
        refused(403, ReplayaClient.create(Map.of("projectKey", World.CLOSED_KEY)));
        refused(403, ReplayaClient.create(Map.of("projectKey", World.STRICT_KEY), "Origin", "https://evil.example"));
        refused(401, new ReplayaClient(session.id(), other.token()).events(DozorClient.events(0, 1)));
        refused(401, new ReplayaClient(session.id(), "x").stop(0));
        refused(400, new ReplayaClient("session-1", session.token()).stop(0));
        refused(400, session.post("events", Map.of("events", 7)));
        refused(400, session.post("events", Map.of()));
        refused(400, Http.post("/api/sessions", "no".getBytes(UTF_8), "Content-Type", "application/json"));
        refused(415, Http.post("/api/sessions", "no".getBytes(UTF_8), "Content-Type", "image/png"));
    }

    @Test
    void aPreflightNamesTheScriptsHeadersAndMethods() {
        for (String path :
                List.of("/api/sessions", "/api/sessions/x", "/api/sessions/x/events", "/api/sessions/x/stop")) {
            HttpResponse<String> answer = Http.options(path, "Origin", "https://any.example");

            assertThat(answer.statusCode()).as(path).isEqualTo(204);
            assertThat(answer.headers()
                            .firstValue("Access-Control-Allow-Headers")
                            .orElse(""))
                    .contains("x-replaya-project-key")
                    .contains("x-replaya-session-token");
            assertThat(answer.headers()
                            .firstValue("Access-Control-Allow-Methods")
                            .orElse(""))
                    .contains("POST")
                    .contains("DELETE");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("https://any.example");
        }
    }

    @Test
    void eachWayOfTheScriptToSendAgainStoresEachEventOnce() {
        ReplayaClient session = ReplayaClient.open();

        session.events(DozorClient.events(0, 20), 20);
        session.events(DozorClient.events(0, 20), 20);
        session.events(DozorClient.events(0, 40), 40);
        session.events(DozorClient.events(40, 45), 45);
        session.events(DozorClient.events(40, 60), 60);

        assertThat(log.stored(session.id(), 60)).hasSize(60).doesNotHaveDuplicates();
    }

    private static void refused(int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Http.read(answer).get("error").asText()).isNotEmpty();
    }
}
