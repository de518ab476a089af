package dev.playhead.query.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.query.ClickHouseRows;
import dev.playhead.query.Keys;
import dev.playhead.query.ServersResource;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.detect.FactDetail;
import dev.playhead.recording.detect.Target;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import dev.playhead.storage.facts.FactsStore;
import dev.playhead.storage.facts.RecordingsTable;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts that try to leave their tenant, to write, or to bring the service down, against the real engine with two tenants' rows. */
@QuarkusTest
@QuarkusTestResource(ServersResource.class)
class HostileSqlTest {
    private static final long NOON = 1_749_984_000_000L;
    private static final String MARKER = "zebra" + UUID.randomUUID().toString().substring(0, 8);
    private static final String TABLES = "SELECT database, name, total_rows FROM system.tables"
            + " WHERE database NOT IN ('system', 'information_schema', 'INFORMATION_SCHEMA') ORDER BY database, name";

    @Inject
    FactsStore store;

    @Inject
    RecordingsTable recordings;

    @Inject
    ClickHouse clickHouse;

    @Inject
    ClickHouseSettings settings;

    @TempDir
    Path folder;

    private Keys mine = new Keys("", "", "");
    private Keys theirs = new Keys("", "", "");

    @BeforeEach
    void twoWebsites() {
        mine = Keys.create("Mine");
        theirs = Keys.create("Theirs");
        rows(mine, "mine", 3);
        rows(theirs, MARKER, 5);
    }

    @Test
    void nothingLeavesTheTenantAndNothingIsWritten() throws IOException {
        List<HostileText> texts = HostileText.all(resource());
        assertThat(texts).hasSizeGreaterThanOrEqualTo(100);
        List<?> before = tables();

        SoftAssertions all = new SoftAssertions();
        for (HostileText text : texts) {
            Response answer = ask(mine, placed(text.sql()));
            String body = answer.asString();
            String said = text.sql() + ": " + body.substring(0, Math.min(400, body.length()));
            all.assertThat(body).as(said).doesNotContain(MARKER);
            all.assertThat(answer.statusCode()).as(said).isEqualTo(text.status());
            text.refused().ifPresent(refused -> all.assertThat(answer.jsonPath().getString("refused"))
                    .as(said)
                    .isEqualToIgnoringCase(placed(refused)));
            text.value().filter(value -> answer.statusCode() == 200).ifPresent(value -> all.assertThat(
                            answer.jsonPath().getList("rows"))
                    .as(said)
                    .hasToString(value));
        }
        all.assertAll();

        assertThat(tables()).isEqualTo(before);
        try (var written = Files.list(folder)) {
            assertThat(written).isEmpty();
        }
        assertThat(ask(mine, "SELECT count() FROM facts").jsonPath().getList("rows"))
                .hasToString("[[3]]");
        assertThat(ask(theirs, "SELECT count() FROM facts").jsonPath().getList("rows"))
                .hasToString("[[5]]");
    }

    @Test
    void whatTheRulesWouldLetThroughTheServerStillFilters() {
        // the second wall alone: a statement that names the tables themselves, under the settings that every query has
        String other = "SELECT count() AS n FROM " + settings.database() + ".facts WHERE website_id = {id:String}";
        assertThat(clickHouse
                        .query(other, Map.of("id", theirs.websiteId()))
                        .await()
                        .atMost(Duration.ofSeconds(30))
                        .getFirst()
                        .get("n")
                        .asInt())
                .isEqualTo(5);
        assertThat(clickHouse
                        .query(
                                other,
                                Map.of("id", theirs.websiteId()),
                                Map.of(
                                        "additional_table_filters",
                                        SqlEngine.filters(
                                                settings.database(), Set.of(new WebsiteId(mine.websiteId())))))
                        .await()
                        .atMost(Duration.ofSeconds(30))
                        .getFirst()
                        .get("n")
                        .asInt())
                .isZero();
    }

    private static Response ask(Keys keys, String sql) {
        return keys.secretly()
                .contentType("application/json")
                .body(Map.of("sql", sql))
                .post("/api/v1/analytics/sql");
    }

    private String placed(String sql) {
        return sql.replace("{db}", settings.database())
                .replace("{theirs}", theirs.websiteId())
                .replace("{folder}", folder.toString())
                .replace("{long}", "x".repeat(20_000));
    }

    private List<?> tables() {
        return clickHouse.query(TABLES, Map.of()).await().atMost(Duration.ofSeconds(30));
    }

    private void rows(Keys keys, String text, int count) {
        ClickHouseRows rows = new ClickHouseRows(keys.websiteId());
        for (int i = 0; i < count; i++) {
            UUID recording = UUID.randomUUID();
            rows.recording(recording, NOON, 60_000, Map.of("user_id", text, "entry_url", "https://x.example/" + text))
                    .fact(
                            recording,
                            NOON + i,
                            "https://x.example/" + text,
                            new FactDetail.Click(1, 2, 3, 1280, 720, new Target("button", "#" + text, text)));
        }
        rows.load(store, recordings);
    }

    private static String resource() throws IOException {
        try (InputStream texts = HostileSqlTest.class.getResourceAsStream("/sql/hostile.sql")) {
            return new String(Objects.requireNonNull(texts).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
