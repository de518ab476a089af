package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.follow.Websites;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.Topics;
import dev.playhead.wire.settings.LimitSettings;
import dev.playhead.wire.settings.MaskingRule;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever stands in a settings document, other websites and the service go on. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class SettingsDocumentsTest {
    private static final WebsiteId BAD = new WebsiteId("flid_baddocument000000");
    private static final WebsiteId GOOD = new WebsiteId("flid_gooddocument00000");
    private static final String KEY = "dp_4123456789abcdef0123456789abcdef";
    private static final String START = "{\"websiteId\":\"flid_baddocument000000\",\"version\":9000000";
    private static final List<String> UNREADABLE = List.of(
            "",
            "null",
            "[]",
            "7",
            "{",
            "\u0000",
            "{}",
            "{\"websiteId\":\"none\"}",
            "{\"websiteId\":7}",
            "[".repeat(5_000),
            "{\"a\":".repeat(2_000),
            START,
            START + ",\"maskingRules\":[null]}",
            START + ",\"maskingRules\":[{}]}",
            START + ",\"maskingRules\":[{\"pattern\":7}]}",
            START + ",\"maskingRules\":7}",
            START + ",\"allowedOrigins\":[null]}",
            START + ",\"publicKeys\":\"dp\"}",
            START + ",\"sampleRate\":2}",
            START + ",\"sampleRate\":\"NaN\"}",
            START + ",\"retentionDays\":1e99}",
            START + ",\"monthlyQuota\":-1}",
            START + ",\"privacy\":\"secret\"}",
            START + ",\"flush\":{\"intervalMs\":0}}",
            START + ",\"flush\":[]}",
            START + ",\"limits\":{\"chunksPerSecond\":-5}}",
            START + ",\"enabled\":\"yes\"}");

    @Inject
    Websites websites;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @Test
    void onesThatCannotBeReadAreCountedAndChangeNothing() {
        World.publishAndAwait(World.settings(BAD).monthlyQuota(77), websites);
        double ignored = ignored();

        UNREADABLE.forEach(document -> World.send(Topics.WEBSITES, BAD.value(), document));
        World.send(Topics.FENCES, "k", "{\"recordingId\":\"none\"}");
        World.send(Topics.USAGE, "k", "{\"websiteId\":\"none\",\"month\":\"2026-13\"}");
        World.send(Topics.WATCHED, "k", "{");
        World.send(Topics.LIVE, "none", "{");
        World.publishAndAwait(World.settings(GOOD), websites);

        await().atMost(Duration.ofSeconds(30)).until(() -> ignored() >= ignored + UNREADABLE.size() + 3);
        assertThat(websites.find(BAD).orElseThrow().monthlyQuota()).isEqualTo(77);
        Recording.start(BAD);
        Recording.start(GOOD);
        assertThat(Http.get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void oneUnderAnothersNameOrWithAnothersKeyChangesNothingForIt() {
        World.publishAndAwait(World.settings(GOOD).publicKeys(List.of(KEY)).monthlyQuota(5), websites);

        World.send(
                Topics.WEBSITES,
                BAD.value(),
                World.settings(GOOD).enabled(false).build().toJson());
        World.publishAndAwait(World.settings(BAD).publicKeys(List.of(KEY)).enabled(false), websites);
        World.publishAndAwait(World.settings(BAD).enabled(false), websites);

        assertThat(websites.byPublicKey(KEY).orElseThrow().websiteId()).isEqualTo(GOOD);
        assertThat(new DozorClient(UUID.randomUUID().toString(), KEY)
                        .send(DozorClient.events(0, 1))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void rulesThatCannotBeAppliedStopTheirWebsiteOnly() {
        for (List<MaskingRule> rules : List.of(
                Collections.nCopies(5_000, new MaskingRule("a", "b")),
                List.of(new MaskingRule("a".repeat(300_000), "b")),
                List.of(new MaskingRule("((a{999}){999}){999}", "b")),
                List.of(new MaskingRule("", "b")),
                List.of(new MaskingRule("a", "b".repeat(10_000))))) {
            World.publishAndAwait(World.settings(BAD).maskingRules(rules), websites);

            assertThat(Http.start(BAD).statusCode()).isEqualTo(503);
            assertThat(Http.start(BAD).body()).contains("masking_rules_broken");
            Recording.start(World.SHOP);
        }
    }

    @Test
    void limitsBeyondMeasureAreNone() {
        World.publishAndAwait(
                World.settings(BAD)
                        .publicKeys(List.of(KEY.replace('4', '5')))
                        .limits(new LimitSettings(Integer.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE)),
                websites);
        Recording recording = Recording.start(BAD);

        assertThat(Http.message(recording.chunk("w", 0, "identity", List.of(Map.of("type", 4))))
                        .statusCode())
                .isEqualTo(204);
    }

    private double ignored() {
        return meters.counter("playhead.ingest.documents.ignored").count();
    }
}
