package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.indexer.CatalogLink.Cut;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.objects.ObjectMissing;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.objects.StorageRefused;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Publishes whose outcome nobody told, and segments that no publish came for. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class PublishOutcomeTest extends Indexed {

    EmbeddedPostgreSql postgres;
    EmbeddedS3 s3;
    CatalogLink link;

    @Inject
    ObjectStore objects;

    private final WebsiteId website = new WebsiteId(
            "flid_" + UUID.randomUUID().toString().replace("-", "").substring(0, 17));

    @AfterEach
    void close() {
        link.cutAtCommit(Cut.NEVER);
        s3.start();
    }

    @Test
    void aPublishThatLandedWithoutAnAnswerIsNotDoneAgain() {
        Subject recording = TestLog.newRecordingOf(website);
        link.cutAtCommit(Cut.AFTER);
        // without events there is no segment, whose rows would tell that it has landed
        log.start(recording);
        await().atMost(WITHIN).until(() -> recordings() == 1);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 10));
        await().atMost(WITHIN).until(() -> count("events_stored") == 10);
        assertThat(link.cuts())
                .as("no answer to a COMMIT has come through meanwhile")
                .isPositive();

        link.cutAtCommit(Cut.NEVER);
        log.chunk(recording, "w1", 1, Events.marks("a", 10, 15));

        awaitEvents(recording, Events.marks("a", 0, 15));
        assertThat(count("events_stored")).isEqualTo(15);
        assertThat(count("recordings")).isEqualTo(1);
        assertThat(count("events_duplicate")).isZero();
    }

    @Test
    void aPublishThatWasCutOffBeforeItsCommitIsDoneAgain() {
        Subject recording = TestLog.newRecordingOf(website);
        link.cutAtCommit(Cut.BEFORE);
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 10));
        await().atMost(WITHIN).until(() -> link.cuts() >= 3);
        assertThat(count("events_stored")).isZero();

        link.cutAtCommit(Cut.NEVER);

        awaitEvents(recording, Events.marks("a", 0, 10));
        assertThat(count("events_stored")).isEqualTo(10);
        assertThat(count("recordings")).isEqualTo(1);
    }

    @Test
    void aSegmentThatWasSweptBeforeItsPublishIsReadAgainFromTheLog() {
        Subject recording = TestLog.newRecordingOf(website);
        s3.kill();
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 10));
        await().atMost(WITHIN)
                .until(() ->
                        update("UPDATE segments SET staged_at = now() - interval '2 hours'" + " WHERE state = 'staged'")
                                > 0);
        await().atMost(WITHIN).until(() -> number("SELECT count(*) FROM segments WHERE state = 'deleting'") > 0);

        s3.start();

        awaitEvents(recording, Events.marks("a", 0, 10));
        assertThat(count("events_stored")).isEqualTo(10);
        await().atMost(WITHIN).until(() -> number("SELECT count(*) FROM segments WHERE state <> 'published'") == 0);
    }

    @Test
    void whatADeadIndexerHasStagedIsSweptWithItsObjectAndAFreshOneIsLeftAlone() {
        UUID old = stage("2 hours");
        UUID fresh = stage("1 minute");

        await().atMost(WITHIN)
                .until(() -> number("SELECT count(*) FROM segments WHERE segment_id = '" + old + "'") == 0);

        assertThat(number("SELECT count(*) FROM segments WHERE segment_id = '" + fresh + "'"))
                .isEqualTo(1);
        assertThat(exists(old)).isFalse();
        assertThat(exists(fresh)).isTrue();
        update("DELETE FROM segments WHERE segment_id = '" + fresh + "'");
    }

    private UUID stage(String age) {
        UUID id = UUID.randomUUID();
        byte[] bytes = "left behind".getBytes(StandardCharsets.UTF_8);
        // the indexer makes the bucket while it starts
        await().atMost(WITHIN).ignoreException(StorageRefused.class).until(() -> {
            objects.put(key(id), bytes).await().atMost(WITHIN);
            return true;
        });
        update("INSERT INTO segments (segment_id, object_key, state, owner, staged_at) VALUES ('" + id + "', '"
                + key(id) + "', 'staged', 'a dead one', now() - interval '" + age + "')");
        return id;
    }

    private static String key(UUID id) {
        return "segments/2026/01/01/00/" + id + ".seg";
    }

    private boolean exists(UUID id) {
        try {
            return objects.range(key(id), 0, 4).await().atMost(WITHIN).length == 4;
        } catch (ObjectMissing e) {
            return false;
        }
    }

    private long recordings() {
        return number("SELECT count(*) FROM recordings WHERE website_id = '" + website.value() + "'");
    }

    private long count(String column) {
        return number("SELECT coalesce(sum(" + column + "), 0) FROM usage_daily WHERE website_id = '" + website.value()
                + "'");
    }

    /** Past the link. */
    private long number(String sql) {
        try (Connection catalog = catalog();
                PreparedStatement question = catalog.prepareStatement(sql);
                ResultSet rows = question.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private int update(String sql) {
        try (Connection catalog = catalog();
                PreparedStatement update = catalog.prepareStatement(sql)) {
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private Connection catalog() throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }
}
