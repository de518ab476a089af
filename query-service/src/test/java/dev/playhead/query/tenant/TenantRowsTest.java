package dev.playhead.query.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.query.ServersResource;
import dev.playhead.query.access.Scope;
import dev.playhead.query.access.Scopes;
import dev.playhead.query.problem.ProblemException;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import dev.playhead.storage.clickhouse.Insert;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class TenantRowsTest {
    private static final String NAMES = "SELECT DISTINCT name FROM facts WHERE $tenant AND kind = {kind:String}";

    @Inject
    TenantRows rows;

    @Inject
    ClickHouse clickHouse;

    @Inject
    ClickHouseSettings settings;

    private final String mine = websiteId();
    private final String theirs = websiteId();
    private final String kind = "kind-" + UUID.randomUUID();

    @BeforeEach
    void aFactOfEach() {
        insert(mine, "mine");
        insert(theirs, "theirs");
    }

    @Test
    void aCallerSeesItsOwnRowsAndTheAdminAll() {
        assertThat(ask(Scopes.of(mine), Optional.empty())).containsExactly("mine");
        assertThat(ask(Scopes.everything(), Optional.empty())).containsExactlyInAnyOrder("mine", "theirs");
        assertThat(ask(Scopes.everything(), Optional.of(new WebsiteId(theirs)))).containsExactly("theirs");
    }

    @Test
    void anotherWebsiteIsUnknown() {
        assertThatThrownBy(() -> ask(Scopes.of(mine), Optional.of(new WebsiteId(theirs))))
                .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT name FROM facts WHERE kind = {kind:String}",
                "SELECT f.name FROM facts AS f WHERE f.kind = {kind:String} OR 1",
                "SELECT name FROM playhead.facts WHERE kind = {kind:String}",
                "SELECT b.name FROM numbers(1) AS a CROSS JOIN facts AS b WHERE b.kind = {kind:String}",
                "SELECT name FROM (SELECT * FROM facts) WHERE kind = {kind:String}",
                "WITH x AS (SELECT * FROM facts) SELECT name FROM x WHERE kind = {kind:String}"
            })
    void theServerLimitsAlsoWhatATextForgets(String forgetful) {
        Tenant tenant = Tenant.of(Scopes.of(mine), Optional.empty());

        List<ObjectNode> found = clickHouse
                .query(
                        forgetful.replace("playhead.", settings.database() + "."),
                        Map.of("kind", kind),
                        tenant.settings(settings.database()))
                .await()
                .indefinitely();

        assertThat(found)
                .extracting(row -> row.path("name").asText())
                .contains("mine")
                .doesNotContain("theirs");
    }

    @Test
    void nothingIsWrittenThroughIt() {
        Tenant tenant = Tenant.of(Scopes.everything(), Optional.empty());

        assertThatThrownBy(() -> clickHouse
                        .query("INSERT INTO facts (name) SELECT 'x'", Map.of(), tenant.settings(settings.database()))
                        .await()
                        .indefinitely())
                .hasMessageContaining("readonly");
    }

    private List<String> ask(Scope scope, Optional<WebsiteId> one) {
        return rows.query(scope, one, NAMES, Map.of("kind", kind)).await().indefinitely().stream()
                .map(row -> row.path("name").asText())
                .toList();
    }

    private void insert(String websiteId, String name) {
        String row = "{\"website_id\":\"" + websiteId + "\",\"kind\":\"" + kind + "\",\"name\":\"" + name + "\"}\n";
        clickHouse
                .insert(new Insert(
                        "facts",
                        row.getBytes(StandardCharsets.UTF_8),
                        1,
                        UUID.randomUUID().toString()))
                .await()
                .indefinitely();
    }

    private static String websiteId() {
        return "flid_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    }
}
