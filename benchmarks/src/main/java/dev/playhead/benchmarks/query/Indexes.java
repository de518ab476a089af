package dev.playhead.benchmarks.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The catalog's indexes on recordings, without which millions of rows are written in half the time. */
final class Indexes {
    private static final String SECONDARY =
            "SELECT i.indexname, i.indexdef FROM pg_indexes i WHERE i.schemaname = 'public' AND i.tablename = 'recordings'"
                    + " AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)";

    private Indexes() {}

    /** Drops all but the primary key's, and answers the statements that make them again. */
    static List<String> drop(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> definitions = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(SECONDARY)) {
                while (found.next()) {
                    names.add(found.getString(1));
                    definitions.add(found.getString(2));
                }
            }
            for (String name : names) {
                statement.execute("DROP INDEX " + name);
            }
        }
        return definitions;
    }
}
