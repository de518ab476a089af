package dev.playhead.seed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.recording.accept.Accept;
import dev.playhead.recording.detect.Detect;
import dev.playhead.recording.detect.Thresholds;
import dev.playhead.seed.write.Backends;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import dev.playhead.storage.migrate.CatalogMigration;
import dev.playhead.storage.migrate.FactsMigration;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedIT {
    private static final String WEBSITE = "flid_0123456789abcdef";
    private static final String OTHER = "flid_abcdef0123456789";
    private static final Instant NOW = Instant.parse("2026-11-22T06:40:12Z");

    @TempDir
    static Path folder;

    private EmbeddedPostgreSql postgres;
    private EmbeddedClickHouse clickHouse;
    private Backends backends;

    @BeforeAll
    void start() throws Exception {
        postgres = new EmbeddedPostgreSql(folder.resolve("postgres"), 0);
        clickHouse = new EmbeddedClickHouse(folder.resolve("clickhouse"), 0);
        postgres.start();
        clickHouse.start();
        Map<String, String> configuration = writeRunFile();
        CatalogMigration.migrate(postgres.jdbcUrl(), postgres.user(), postgres.password());
        FactsMigration.migrate(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(configuration, "test", 900))
                .addDiscoveredConverters()
                .withMapping(ClickHouseSettings.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(ClickHouseSettings.class));
        backends = Backends.open(configuration);
        try (Statement insert = backends.catalog().createStatement()) {
            for (String website : List.of(WEBSITE, OTHER)) {
                insert.execute("INSERT INTO websites (website_id, name, version, settings) VALUES ('" + website
                        + "', 'shop', 1, '{}')");
            }
        }
    }

    @AfterAll
    void stop() throws SQLException {
        backends.close();
        clickHouse.stop();
        postgres.stop();
    }

    @Test
    void catalogListAndFactsSayTheSameAndRemovalTakesOnlyItsOwn() throws Exception {
        assertThat(seed("--recordings", "1200", "--days", "7"))
                .contains("1,200 recordings")
                .contains("run 1");
        assertThat(seed("--recordings", "300", "--days", "7", "--website", OTHER))
                .contains("run 1");

        assertThat(listed()).isEqualTo(catalogued()).hasSize(1_200);
        assertThat(countedFacts()).isEqualTo(countsInCatalog());
        assertThat(catalog("SELECT count(*) FROM recordings WHERE accept_state = decode('"
                        + hex(new Accept().state()) + "', 'hex') AND detect_state = decode('"
                        + hex(new Detect(Thresholds.defaults()).state()) + "', 'hex')"))
                .containsExactly("1500");

        assertThat(seed("--recordings", "100", "--days", "7")).contains("run 2");
        assertThat(catalogued()).hasSize(1_300).doesNotHaveDuplicates();

        assertThat(seed("--remove")).contains("removed 1,300");
        assertThat(catalogued()).isEmpty();
        assertThat(listed()).isEmpty();
        assertThat(countedFacts()).isEmpty();
        assertThat(catalog("SELECT count(*) FROM recordings")).containsExactly("300");
        assertThat(rows("SELECT uniqExact(recording_id) AS n FROM facts")).containsExactly("300");
    }

    @Test
    void refusesAWebsiteThatDoesNotExist() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Seed.run(
                List.of("--recordings", "1", "--home", folder.toString(), "--website", "flid_0000000000000000"),
                NOW,
                System.out,
                new PrintStream(err));

        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no website flid_0000000000000000");
    }

    private String seed(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--home", folder.toString()));
        all.addAll(List.of(arguments));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(Seed.run(all, NOW, new PrintStream(out), System.err)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Newest first, as the list shows them. */
    private List<String> catalogued() throws SQLException {
        return catalog(
                "SELECT recording_id || ' ' || page_views || ' ' || clicks || ' ' || rage_clicks || ' ' || errors || ' '"
                        + " || duration_ms || ' ' || entry_url FROM recordings WHERE website_id = '" + WEBSITE
                        + "' ORDER BY started_at DESC, recording_id DESC");
    }

    private List<String> listed() throws Exception {
        return rows("SELECT concat(toString(recording_id), ' ', toString(page_views), ' ', toString(clicks), ' ',"
                + " toString(rage_clicks), ' ', toString(errors), ' ', toString(duration_ms), ' ', entry_url) AS n"
                + " FROM recordings FINAL WHERE website_id = '" + WEBSITE
                + "' ORDER BY started_at DESC, toString(recording_id) DESC");
    }

    private List<String> countedFacts() throws Exception {
        return rows("SELECT concat(kind, ' ', toString(count())) AS n FROM facts WHERE website_id = '" + WEBSITE
                + "' GROUP BY kind ORDER BY kind");
    }

    private List<String> countsInCatalog() throws SQLException {
        return catalog(
                "SELECT kind || ' ' || sum(n) FROM recordings, LATERAL (VALUES ('click', clicks), ('dead_click', dead_clicks),"
                        + " ('error', errors),"
                        + " ('page_view', page_views), ('rage_click', rage_clicks)) AS counts (kind, n) WHERE website_id = '"
                        + WEBSITE + "' GROUP BY kind ORDER BY kind");
    }

    private List<String> catalog(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement question = backends.catalog().createStatement();
                ResultSet answer = question.executeQuery(sql)) {
            while (answer.next()) {
                found.add(answer.getString(1));
            }
        }
        return found;
    }

    private List<String> rows(String sql) throws Exception {
        return backends.clickHouse().queryBlocking(sql, Map.of()).stream()
                .map(row -> row.get("n").asText())
                .toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private Map<String, String> writeRunFile() throws Exception {
        ObjectMapper json = new ObjectMapper();
        ObjectNode run = json.createObjectNode().put("websiteId", WEBSITE);
        run.withObject("/servers/postgres")
                .put("jdbcUrl", postgres.jdbcUrl())
                .put("user", postgres.user())
                .put("password", postgres.password());
        run.withObject("/servers/clickhouse")
                .put("url", clickHouse.url())
                .put("username", clickHouse.username())
                .put("password", clickHouse.password())
                .put("database", "playhead");
        Files.writeString(folder.resolve("run.json"), json.writeValueAsString(run));
        return Installation.of(SeedOptions.parse(List.of("--remove", "--home", folder.toString()), NOW))
                .configuration();
    }
}
