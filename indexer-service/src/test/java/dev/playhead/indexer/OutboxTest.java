package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.indexer.load.OutboxLoader;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.catalog.RecordingsOutbox;
import dev.playhead.storage.facts.RecordingRow;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The recordings' rows on their way to ClickHouse: the last one always arrives. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class OutboxTest extends Indexed {

    EmbeddedClickHouse clickHouse;
    EmbeddedPostgreSql postgres;

    @Inject
    RecordingsOutbox outbox;

    @AfterEach
    void bringBack() {
        clickHouse.start();
    }

    @Test
    void whatClickHouseMissedWaitsUntilItIsBack() {
        Subject recording = TestLog.newRecording();
        clickHouse.kill();
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 2));
        awaitState(recording, "live");
        log.control(new LogEntry.Stopped(recording, TestLog.nowhere(), Map.of("w1", 0L)));
        awaitState(recording, "stopped");

        clickHouse.start();

        awaitListed(recording, "stopped");
        await().atMost(WITHIN).until(() -> waiting(recording) == 0);
    }

    @Test
    void aChangeThatComesWhileTheFormerOneIsDeliveredStaysInTheOutbox() throws SQLException {
        Subject recording = TestLog.newRecording();
        try (Connection deliverer = theOnlyDeliverer()) {
            log.start(recording);
            log.chunk(recording, "w1", 0, Events.marks("a", 0, 2));
            await().atMost(WITHIN).until(() -> waiting(recording) == 1);
            List<RecordingRow> rows = outbox.pending(500).await().atMost(WITHIN);
            log.control(new LogEntry.Stopped(recording, TestLog.nowhere(), Map.of("w1", 0L)));
            awaitState(recording, "stopped");

            outbox.delivered(rows).await().atMost(WITHIN);

            assertThat(waiting(recording)).isEqualTo(1);
            assertThat(deliverer.isValid(1)).isTrue();
        }

        awaitListed(recording, "stopped");
    }

    /** Nobody else delivers before it is closed. */
    private Connection theOnlyDeliverer() throws SQLException {
        Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, OutboxLoader.LOCK);
            lock.execute();
        }
        return connection;
    }

    private long waiting(Subject recording) {
        return row(
                        "SELECT count(*) FROM recordings_outbox WHERE recording_id = $1",
                        recording.recordingId().value())
                .getLong(0);
    }
}
