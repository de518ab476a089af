package dev.playhead.endtoend;

import dev.playhead.endtoend.load.LoadRecorder;
import dev.playhead.standalone.RunningPlayhead;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** What the catalog knows of archives. */
final class Archived {
    private final RunningPlayhead playhead;

    Archived(RunningPlayhead playhead) {
        this.playhead = playhead;
    }

    /** Whether everything of the recording lies in its archive. */
    boolean isWhole(LoadRecorder recorder) throws SQLException {
        var postgres = playhead.servers().postgreSql();
        try (Connection catalog =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                PreparedStatement ask = catalog.prepareStatement(
                        "SELECT archives.event_count FROM archives JOIN recordings USING (recording_id)"
                                + " WHERE recording_id = ? AND recordings.archived")) {
            ask.setObject(1, UUID.fromString(recorder.recordingId()));
            try (ResultSet answer = ask.executeQuery()) {
                return answer.next() && answer.getLong(1) == recorder.events();
            }
        }
    }
}
