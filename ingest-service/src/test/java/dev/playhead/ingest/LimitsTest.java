package dev.playhead.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.follow.KnownRecordings;
import dev.playhead.ingest.follow.Usage;
import dev.playhead.ingest.follow.Websites;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.wire.Partitioning;
import dev.playhead.wire.RecordingIds;
import dev.playhead.wire.Topics;
import dev.playhead.wire.settings.LimitSettings;
import dev.playhead.wire.token.RecordingToken;
import dev.playhead.wire.token.RecordingTokens;
import dev.playhead.wire.usage.UsageTotals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class LimitsTest {
    private static final AtomicInteger WEBSITES = new AtomicInteger();

    @Inject
    Websites websites;

    @Inject
    Usage usage;

    @Inject
    KnownRecordings known;

    private final int number = WEBSITES.incrementAndGet();
    private final WebsiteId id = new WebsiteId("flid_limits%011d".formatted(number));
    private final String key = "dp_%032x".formatted(number);

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @Test
    void tooManyChunksOfOneRecordingAreToldWhenToComeAgain() {
        World.publishAndAwait(World.settings(id).limits(new LimitSettings(1, 0, 0)), websites);
        Recording busy = Recording.start(id);
        Recording other = Recording.start(id);

        HttpResponse<String> answer = Http.message(busy.chunk("w", 0, "identity", "{}"));
        for (int seq = 1; seq < 30 && answer.statusCode() == 204; seq++) {
            answer = Http.message(busy.chunk("w", seq, "identity", "{}"));
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Http.read(answer).get("reason").asText()).isEqualTo("rate_limited");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(Http.message(other.chunk("w", 0, "identity", "{}")).statusCode())
                .isEqualTo(204);
    }

    @Test
    void aWebsiteThatSendsTooMuchIsToldSoInEachDialectsWay() {
        World.publishAndAwait(
                World.settings(id).publicKeys(List.of(key)).limits(new LimitSettings(0, 1_000, 0)), websites);
        Recording recording = Recording.start(id);
        DozorClient dozor = new DozorClient(UUID.randomUUID().toString(), key);
        HttpResponse<String> created = ReplayaClient.create(Map.of("projectKey", key));
        ReplayaClient replaya = new ReplayaClient(
                Http.read(created).get("session").get("id").asText(),
                Http.read(created).get("appendToken").asText());
        String noise = "{\"type\":5,\"data\":\"" + noise(2_000) + "\"}";

        assertThat(binary(recording, noise).statusCode()).isEqualTo(204);

        HttpResponse<String> refused = binary(recording, noise);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(refused.headers().firstValue("Retry-After").orElse("0")))
                .isBetween(1L, 60L);
        HttpResponse<String> ofDozor = dozor.send(DozorClient.events(0, 100));
        assertThat(ofDozor.statusCode()).isEqualTo(503);
        assertThat(ofDozor.headers().firstValue("Retry-After")).isPresent();
        assertThat(Http.read(ofDozor).get("error").asText()).isNotEmpty();
        assertThat(replaya.events(DozorClient.events(0, 100), 100).statusCode()).isEqualTo(429);
    }

    @Test
    void aRecordingBeyondItsSizeIsRefusedForGood() {
        World.publishAndAwait(World.settings(id).limits(new LimitSettings(0, 0, 3_000)), websites);
        Recording recording = Recording.start(id);
        String noise = "{\"type\":5,\"data\":\"" + noise(2_000) + "\"}";

        assertThat(binary(recording, noise).statusCode()).isEqualTo(204);

        HttpResponse<String> refused = binary(recording, noise);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(Http.read(refused).get("reason").asText()).isEqualTo("recording_too_large");
        assertThat(Http.read(refused).get("limit").asLong()).isEqualTo(3_000);
    }

    @Test
    void aMonthThatIsUsedUpTakesNoNewRecordingAndLetsThoseThatRunGoOn() {
        World.publishAndAwait(World.settings(id).publicKeys(List.of(key)).monthlyQuota(3), websites);
        Recording running = Recording.start(id);
        DozorClient dozor = new DozorClient(UUID.randomUUID().toString(), key);
        assertThat(dozor.send(DozorClient.events(0, 1)).statusCode()).isEqualTo(204);

        use(3, 1);

        JsonNode start = Http.read(Http.start(id));
        assertThat(start.get("accepted").asBoolean()).isFalse();
        assertThat(start.get("reason").asText()).isEqualTo("quota_exceeded");
        HttpResponse<String> fresh = new DozorClient(UUID.randomUUID().toString(), key).send(DozorClient.events(0, 1));
        assertThat(fresh.statusCode()).isEqualTo(403);
        assertThat(Http.read(fresh).get("reason").asText()).isEqualTo("quota_exceeded");
        assertThat(ReplayaClient.create(Map.of("projectKey", key)).statusCode()).isEqualTo(403);
        assertThat(Http.message(running.chunk("w", 0, "identity", "{}")).statusCode())
                .isEqualTo(204);
        assertThat(dozor.send(DozorClient.events(1, 2)).statusCode()).isEqualTo(204);
        assertThat(Http.read(Http.message(running.message("recording_start")))
                        .get("accepted")
                        .asBoolean())
                .isTrue();

        use(2, 2);

        assertThat(Http.read(Http.start(id)).get("accepted").asBoolean()).isTrue();
    }

    @Test
    void aMonthThatIsUsedUpLetsThoseGoOnThatAnotherInstanceBegan() {
        World.publishAndAwait(World.settings(id).publicKeys(List.of(key)).monthlyQuota(3), websites);
        CloudClient cloud = new CloudClient();
        DozorClient dozor = new DozorClient(UUID.randomUUID().toString(), key);
        use(3, 1);
        assertThat(dozor.send(DozorClient.events(0, 1)).statusCode()).isEqualTo(403);
        assertThat(post(cloud).statusCode()).isEqualTo(403);

        announce(RecordingIds.external(id, dozor.sessionId()), "{}");
        announce(RecordingIds.external(id, cloud.id()), "{}");

        assertThat(dozor.send(DozorClient.events(0, 1)).statusCode()).isEqualTo(204);
        assertThat(post(cloud).statusCode()).isEqualTo(204);
        assertThat(post(new CloudClient()).statusCode()).isEqualTo(403);
    }

    private void announce(RecordingId recording, String document) {
        World.send(Topics.LIVE, recording.toString(), document);
        await().atMost(Duration.ofSeconds(30)).until(() -> known.contains(recording));
    }

    private HttpResponse<String> post(CloudClient client) {
        return Http.post(
                client.path("events"),
                CloudClient.event(1).getBytes(UTF_8),
                "Content-Type",
                "application/x-ndjson",
                "Authorization",
                "Bearer " + key);
    }

    @Test
    void aRecordingSurvivesTheRotationOfTheTokenSecret() {
        RecordingId recording = RecordingIds.mint();
        RecordingToken permission = new RecordingToken(
                World.SHOP,
                recording,
                0,
                Partitioning.partitionOf(recording, World.PARTITIONS),
                System.currentTimeMillis() / 1000 * 1000 + 60_000);
        String issuedBefore = new RecordingTokens(IngestSecrets.PREVIOUS_SECRET, null).issue(permission);
        Recording running = new Recording(World.SHOP, recording.toString(), issuedBefore);

        assertThat(Http.message(running.chunk("w", 0, "identity", "{}")).statusCode())
                .isEqualTo(204);
        JsonNode nextPage = Http.read(Http.message(running.message("recording_start")));
        assertThat(nextPage.get("recordingUid").asText()).isEqualTo(recording.toString());
        Recording renewed = new Recording(
                World.SHOP, recording.toString(), nextPage.get("token").asText());
        assertThat(Http.message(renewed.chunk("v", 0, "identity", "{}")).statusCode())
                .isEqualTo(204);
    }

    @Test
    void theCountryIsKeptOnlyWhereTheWebsiteWantsItAndATrustedProxyTellsIt() {
        World.publishAndAwait(World.settings(id).includeCountry(true), websites);
        try (LogView log = new LogView()) {
            assertThat(countryOf(Recording.start(id, IngestSecrets.COUNTRY_HEADER, "at"), log))
                    .isEqualTo("AT");
            assertThat(countryOf(Recording.start(id, IngestSecrets.COUNTRY_HEADER, "<script>"), log))
                    .isEmpty();
            assertThat(countryOf(Recording.start(World.SHOP, IngestSecrets.COUNTRY_HEADER, "AT"), log))
                    .isEmpty();
        }
    }

    private static String countryOf(Recording recording, LogView log) {
        return ((LogEntry.Started) log.entries(recording, 1).getFirst()).start().country();
    }

    private void use(long recordings, long version) {
        UsageTotals totals =
                new UsageTotals(id, UsageTotals.monthOf(System.currentTimeMillis()), recordings, 0, 0, version);
        World.send(Topics.USAGE, id.value(), totals.toJson());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> usage.recordings(id, System.currentTimeMillis()) == recordings);
    }

    private static HttpResponse<String> binary(Recording recording, String line) {
        return Http.post(
                "/recordings/" + recording.uid() + "/chunks?windowId=w&seq=0",
                line.getBytes(UTF_8),
                "Content-Type",
                "application/x-ndjson",
                "Authorization",
                "Bearer " + recording.token());
    }

    private static String noise(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(UUID.randomUUID());
        }
        return text.substring(0, length);
    }
}
