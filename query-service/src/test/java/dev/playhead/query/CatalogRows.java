package dev.playhead.query;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Rows of recordings as the indexer would have written them; ClickHouse has yet to hear of them. */
public final class CatalogRows {
    private CatalogRows() {}

    /** What a test says about a recording; the rest is the same for all. */
    public record Row(
            UUID id,
            String websiteId,
            String state,
            long startedAt,
            String externalId,
            String visitorUid,
            int rageClicks,
            int errors,
            long durationMs) {
        public static Row of(String websiteId, long startedAt) {
            return new Row(UUID.randomUUID(), websiteId, "ready", startedAt, "", "", 0, 0, 1_000);
        }

        public Row id(UUID value) {
            return new Row(value, websiteId, state, startedAt, externalId, visitorUid, rageClicks, errors, durationMs);
        }

        public Row state(String value) {
            return new Row(id, websiteId, value, startedAt, externalId, visitorUid, rageClicks, errors, durationMs);
        }

        public Row externalId(String value) {
            return new Row(id, websiteId, state, startedAt, value, visitorUid, rageClicks, errors, durationMs);
        }

        public Row visitorUid(String value) {
            return new Row(id, websiteId, state, startedAt, externalId, value, rageClicks, errors, durationMs);
        }

        public Row rageClicks(int value) {
            return new Row(id, websiteId, state, startedAt, externalId, visitorUid, value, errors, durationMs);
        }

        public Row errors(int value) {
            return new Row(id, websiteId, state, startedAt, externalId, visitorUid, rageClicks, value, durationMs);
        }

        public Row durationMs(long value) {
            return new Row(id, websiteId, state, startedAt, externalId, visitorUid, rageClicks, errors, value);
        }

        /** Inserts it and returns its id. */
        public String insert() {
            CatalogRows.insert(this);
            return id.toString();
        }
    }

    private static void insert(Row row) {
        String sql = """
                INSERT INTO recordings (recording_id, website_id, external_id, dialect, partition, state, revision,
                  first_received_at, last_received_at, last_offset, ended_at, started_at, duration_ms, active_ms, event_count,
                  chunk_count, raw_bytes, stored_bytes, page_views, clicks, rage_clicks, errors, entry_url, exit_url, visitor_uid,
                  session_uid, user_id, browser, os, device, country, sdk, metadata, pages, keyframes, activity,
                  accept_state, detect_state)
                VALUES (?, ?, ?, 'native', 0, ?, 1, ?, ?, 7, ?, ?, ?, 900, 42, 3, 5000, 700, 2, 9, ?, ?,
                  'https://shop.example/', 'https://shop.example/cart', ?, 's-1', 'u-1', 'Chromium', 'Linux', 'desktop', 'NL',
                  'playhead 0.1.0', '{"plan":"pro"}', '["https://shop.example/","https://shop.example/cart"]',
                  '[1700000000000]', '[1,0,3]', '', '')
                """;
        try (Connection catalog = open();
                PreparedStatement insert = catalog.prepareStatement(sql)) {
            insert.setObject(1, row.id());
            insert.setString(2, row.websiteId());
            insert.setString(3, row.externalId().isEmpty() ? null : row.externalId());
            insert.setString(4, row.state());
            insert.setLong(5, row.startedAt());
            insert.setLong(6, row.startedAt() + row.durationMs());
            if (row.state().equals("live")) {
                insert.setNull(7, Types.BIGINT);
            } else {
                insert.setLong(7, row.startedAt() + row.durationMs());
            }
            insert.setLong(8, row.startedAt());
            insert.setLong(9, row.durationMs());
            insert.setInt(10, row.rageClicks());
            insert.setInt(11, row.errors());
            insert.setString(12, row.visitorUid());
            insert.executeUpdate();
            run("INSERT INTO recordings_outbox (recording_id, revision) VALUES (?, 1)", row.id());
        } catch (SQLException e) {
            throw new IllegalStateException("the catalog refused a row", e);
        }
    }

    /** Runs one statement. */
    public static void run(String sql, Object... values) {
        try (Connection catalog = open();
                PreparedStatement statement = catalog.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the catalog refused a statement", e);
        }
    }

    private static Connection open() throws SQLException {
        return DriverManager.getConnection(
                setting("playhead.catalog.jdbc-url"),
                setting("quarkus.datasource.username"),
                setting("quarkus.datasource.password"));
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
