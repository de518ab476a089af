package dev.playhead.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.recording.RecordingId;
import dev.playhead.storage.access.Caller;
import dev.playhead.storage.access.ShareTokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditedTest extends ReplayTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    ShareTokens tokens;

    @Test
    void whoReadsARecordingIsNotedOncePerCaller() throws Exception {
        TestRecorder recorder = recorded();
        Caller.Guest guest = shared(recorder);

        for (String what : List.of("events", "chunks", "events")) {
            assertThat(get(recorder.id(), what, "identity").statusCode()).isEqualTo(200);
            assertThat(send(HttpRequest.newBuilder(service.resolve("/api/v1/replay/" + recorder.id() + "/" + what))
                                    .header("Playhead-Share", tokens.sign(guest))
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
        }

        List<String> both = List.of("admin recording_viewed", "share:" + guest.shareId() + " share_used");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(noted(recorder.id())).containsExactlyInAnyOrderElementsOf(both));
        assertThat(get(new RecordingId(UUID.randomUUID()), "events", "identity").statusCode())
                .isEqualTo(404);
    }

    @Test
    void anExportThatCannotBeNotedIsRefusedAndWatchingGoesOn() throws Exception {
        TestRecorder recorder = recorded();
        indexer.update("ALTER TABLE audit RENAME TO audit_elsewhere");
        try {
            assertThat(get(recorder.id(), "export", "identity").statusCode()).isEqualTo(503);
            assertThat(numbers(events(recorder.id()))).isEqualTo(upTo(5));
        } finally {
            indexer.update("ALTER TABLE audit_elsewhere RENAME TO audit");
        }

        assertThat(get(recorder.id(), "export?format=ndjson", "identity").statusCode())
                .isEqualTo(200);
        await().atMost(SOON).untilAsserted(() -> assertThat(noted(recorder.id()))
                .as("the view waited for the log to come back")
                .containsExactlyInAnyOrder("admin recording_viewed", "admin recording_exported"));
    }

    private TestRecorder recorded() throws SQLException {
        TestRecorder recorder = new TestRecorder(kafka);
        recorder.chunk(5);
        indexer.publishAll(recorder.partition());
        return recorder;
    }

    private Caller.Guest shared(TestRecorder recorder) throws SQLException {
        Instant expires = Instant.now().plus(SOON).truncatedTo(ChronoUnit.SECONDS);
        Caller.Guest guest =
                new Caller.Guest(UUID.randomUUID(), TestRecorder.WEBSITE, recorder.id(), expires.toEpochMilli(), false);
        indexer.update(
                "INSERT INTO shares (share_id, recording_id, website_id, may_export, created_at, expires_at)"
                        + " VALUES (?, ?, ?, false, now(), ?)",
                guest.shareId(),
                recorder.id().value(),
                TestRecorder.WEBSITE.value(),
                Timestamp.from(expires));
        return guest;
    }

    private List<String> noted(RecordingId id) throws SQLException {
        try (Connection catalog = DriverManager.getConnection(jdbcUrl, user, password);
                PreparedStatement query =
                        catalog.prepareStatement("SELECT actor, action FROM audit WHERE recording_id = ?")) {
            query.setObject(1, id.value());
            List<String> entries = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    entries.add(rows.getString(1) + " " + rows.getString(2));
                }
            }
            return entries;
        }
    }
}
