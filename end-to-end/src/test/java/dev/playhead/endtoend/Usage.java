package dev.playhead.endtoend;

import dev.playhead.standalone.RunningPlayhead;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What the catalog has counted of a website's events: with `pending`, all that ingest has received (invariant 2). */
public record Usage(long stored, long duplicate, long fenced, long deadLettered) {
    public static Usage of(RunningPlayhead playhead, String websiteId) {
        var server = playhead.servers().postgreSql();
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var question = connection.prepareStatement(
                        "SELECT sum(events_stored), sum(events_duplicate), sum(events_fenced),"
                                + " sum(events_dead_lettered) FROM usage_daily WHERE website_id = ?")) {
            question.setString(1, websiteId);
            try (var rows = question.executeQuery()) {
                rows.next();
                return new Usage(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4));
            }
        } catch (SQLException failure) {
            throw new AssertionError("the catalog doesn't answer", failure);
        }
    }
}
