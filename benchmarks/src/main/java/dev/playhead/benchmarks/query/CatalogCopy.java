package dev.playhead.benchmarks.query;

import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.recording.WebsiteId;
import dev.playhead.storage.clickhouse.ClickHouse;
import dev.playhead.storage.clickhouse.ClickHouseSettings;
import dev.playhead.storage.clickhouse.Question;
import dev.playhead.wire.settings.WebsiteSettings;
import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Gives the catalog the largest website and its recordings as ClickHouse has them, day by day: the list shows what both know. Indexes
 * are made afterwards, and the server's statistics, as a catalog that grew by itself has them.
 */
final class CatalogCopy {
    private static final int MOST_BYTES = 128 << 20;
    private static final String SAME =
            "recording_id, website_id, dialect, state, revision, duration_ms, active_ms, event_count, chunk_count,"
                    + " raw_bytes, stored_bytes, page_views, clicks, rage_clicks, dead_clicks, errors, console_errors, network_errors, inputs,"
                    + " entry_url, exit_url, visitor_uid, session_uid, user_id, browser, os, device, country, sdk";
    private static final String OTHER =
            ", first_received_at, last_received_at, ended_at, started_at, metadata, pages, partition,"
                    + " last_offset, accept_state, detect_state";
    private static final String ROWS = "SELECT " + SAME
            + ", toUnixTimestamp64Milli(first_received_at), toUnixTimestamp64Milli(last_received_at), toUnixTimestamp64Milli(ended_at),"
            + " toUnixTimestamp64Milli(started_at), toJSONString(metadata), toJSONString(pages), cityHash64(recording_id) % 8, revision, '', ''"
            + " FROM recordings FINAL WHERE website_id = {website:String} AND day = {day:Date}"
            + " ORDER BY first_received_at SETTINGS output_format_json_escape_forward_slashes = 0";

    private final ClickHouseSettings clickHouse;
    private final EmbeddedPostgreSql catalog;

    CatalogCopy(ClickHouseSettings clickHouse, EmbeddedPostgreSql catalog) {
        this.clickHouse = clickHouse;
        this.catalog = catalog;
    }

    void run(World world) throws Exception {
        try (ClickHouse from = new ClickHouse(clickHouse);
                Connection to = DriverManager.getConnection(catalog.jdbcUrl(), catalog.user(), catalog.password());
                Statement statement = to.createStatement()) {
            website(to, world);
            List<String> indexes = Indexes.drop(to);
            var days = from.queryBlocking(
                    "SELECT DISTINCT toString(day) AS day FROM recordings WHERE website_id = {website:String} ORDER BY day",
                    Map.of("website", world.largest()));
            for (var day : days) {
                byte[] rows = from.askBlocking(new Question(
                        ROWS,
                        Map.of(
                                "website",
                                world.largest(),
                                "day",
                                day.path("day").asText()),
                        clickHouse.database(),
                        Question.Format.CSV,
                        Map.of(),
                        MOST_BYTES));
                to.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                "COPY recordings (" + SAME + OTHER
                                        + ") FROM STDIN (FORMAT csv, HEADER true, NULL '\\N')",
                                new ByteArrayInputStream(rows));
            }
            for (String index : indexes) {
                statement.execute(index);
            }
            statement.execute("VACUUM ANALYZE recordings");
        }
    }

    private static void website(Connection to, World world) throws Exception {
        try (PreparedStatement insert = to.prepareStatement(
                "INSERT INTO websites (website_id, name, version, settings) VALUES (?, 'Largest', 1, ?::jsonb)")) {
            WebsiteId website = new WebsiteId(world.largest());
            insert.setString(1, website.value());
            insert.setString(
                    2, WebsiteSettings.builder(website).version(1).build().toJson());
            insert.execute();
        }
    }
}
