package dev.playhead.endtoend.faults;

import dev.playhead.standalone.RunningPlayhead;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the catalog says at the moment. Each question throws {@link IllegalStateException} while it doesn't answer. */
final class Catalog {
    private final RunningPlayhead playhead;

    Catalog(RunningPlayhead playhead) {
        this.playhead = playhead;
    }

    /** The checkpoint of each partition that has one. */
    Map<Integer, Long> checkpoints() {
        Map<Integer, Long> next = new HashMap<>();
        rows("SELECT partition, next_offset FROM partitions")
                .forEach(row -> next.put(Integer.valueOf(row.get(0)), Long.valueOf(row.get(1))));
        return next;
    }

    /** Processes that own partitions, as the catalog knows them. */
    Set<Long> owners() {
        Set<Long> processes = new TreeSet<>();
        rows("SELECT DISTINCT owner FROM partitions")
                .forEach(row -> processes.add(
                        Long.valueOf(row.getFirst().substring(row.getFirst().indexOf('/') + 1))));
        return processes;
    }

    /** Sections whose facts, and recordings whose rows, ClickHouse has yet to take. */
    long unloaded() {
        return Long.parseLong(
                rows("SELECT (SELECT count(*) FROM segment_sections WHERE NOT facts_loaded) + (SELECT count(*) FROM recordings_outbox)")
                        .getFirst()
                        .getFirst());
    }

    /**
     * Those of these recordings whose end has been written: of a stopped one too it comes some seconds after the stop, and
     * completes its last facts.
     */
    Set<String> ended(Collection<String> recordingIds) {
        Set<String> ended = new TreeSet<>();
        rows("SELECT recording_id FROM recordings WHERE ended_at IS NOT NULL")
                .forEach(row -> ended.add(row.getFirst()));
        ended.retainAll(recordingIds);
        return ended;
    }

    private List<List<String>> rows(String sql) {
        var server = playhead.servers().postgreSql();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                ResultSet rows = connection.createStatement().executeQuery(sql)) {
            List<List<String>> all = new ArrayList<>();
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(rows.getString(column));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException away) {
            throw new IllegalStateException("the catalog doesn't answer: " + away.getMessage(), away);
        }
    }
}
