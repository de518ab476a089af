package dev.playhead.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.follow.Websites;
import dev.playhead.recording.PrivacyLevel;
import dev.playhead.recording.WebsiteId;
import dev.playhead.wire.settings.MaskingRule;
import dev.playhead.wire.settings.WebsiteSettingsBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which planted secrets stand in the bytes of Kafka's records: keys, headers and values, inflated. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class SecretsInRecordsTest {
    private static final Pattern SECRET = Pattern.compile("(?:SECRET|%53ECRET)-(\\w+)");

    @Inject
    Websites websites;

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @ParameterizedTest
    @EnumSource
    void aWebsiteThatHidesNothingKeepsThemAll(Planted.Spoken dialect) {
        Planted planted = planted("plain", dialect.ordinal(), List.of(), PrivacyLevel.BALANCED);

        assertThat(found(planted, dialect)).isNotEmpty().isEqualTo(planted.places());
    }

    @ParameterizedTest
    @EnumSource
    void aRuleLeavesNone(Planted.Spoken dialect) {
        Planted planted = planted("rules", dialect.ordinal(), List.of("SECRET-\\w+"), PrivacyLevel.BALANCED);

        assertThat(found(planted, dialect)).isEmpty();
        assertThat(planted.places()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theStrictLevelLeavesTheBrowserAndNames(Planted.Spoken dialect) {
        Planted planted = planted("strict", dialect.ordinal(), List.of(), PrivacyLevel.STRICT);
        Set<String> stays = new TreeSet<>(Set.of("agent", "sdk", "traitName", "metaName"));
        if (dialect == Planted.Spoken.NATIVE) {
            // told by a page whose recorder knows the level and keeps to it
            stays.addAll(Set.of("user", "trait", "href"));
        }

        Set<String> found = found(planted, dialect);

        stays.retainAll(planted.places());
        assertThat(found).isEqualTo(stays);
    }

    private Planted planted(String name, int number, List<String> rules, PrivacyLevel level) {
        WebsiteId id = new WebsiteId("flid_secrets%s%d00000000".formatted(name, number));
        String key = "dp_%032x".formatted(id.value().hashCode() & 0xffff_ffffL);
        WebsiteSettingsBuilder settings = World.settings(id)
                .publicKeys(List.of(key))
                .privacy(level)
                .maskingRules(rules.stream()
                        .map(rule -> new MaskingRule(rule, MaskingRule.DEFAULT_REPLACEMENT))
                        .toList());
        World.publishAndAwait(settings, websites);
        return new Planted(id, key);
    }

    /** What is found of it once Kafka has all. */
    private static Set<String> found(Planted planted, Planted.Spoken dialect) {
        try (LogView log = new LogView()) {
            planted.send(dialect);
            return log.bytesOf(planted.website()).stream()
                    .flatMap(bytes -> SECRET.matcher(new String(bytes, UTF_8)).results())
                    .map(match -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
