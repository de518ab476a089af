package dev.playhead.indexer;

import static dev.playhead.indexer.Events.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.RecordingIds;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backend.class)
class RetentionTest extends Indexed {

    EmbeddedS3 s3;
    EmbeddedClickHouse clickHouse;

    @Inject
    Scan scan;

    @Inject
    Archives archives;

    private final WebsiteId website = new WebsiteId(
            "flid_" + RecordingIds.mint().value().toString().replace("-", "").substring(12));
    private final String secret = "Secret" + UUID.randomUUID();
    private final Subject recording = TestLog.newRecordingOf(website);
    private final Subject neighbour = neighbourOf(recording, website);

    @BeforeEach
    void website() {
        update(
                "INSERT INTO websites (website_id, name, version, settings) VALUES ($1, 'test', 1, $2)",
                website.value(),
                new JsonObject().put("retentionDays", 30));
    }

    @AfterEach
    void serversAreBack() {
        s3.start();
        clickHouse.start();
    }

    @Test
    void leavesNoByteOfWhatHasExpiredAndItsNeighbourAsItWas() {
        String kept = recordSideBySide();
        log.control(new LogEntry.Metadata(recording, TestLog.nowhere(), Map.of("plan", secret)));
        log.control(new LogEntry.Identified(recording, TestLog.nowhere(), secret, Map.of("email", secret)));
        await().atMost(WITHIN)
                .until(() -> stored.facts(recording.recordingId(), "error").rows() == 1);
        assertThat(scan.placesOf(secret)).contains("catalog.recordings", "clickhouse.facts");

        endDaysAgo(recording, 31);

        awaitGone();
        assertThat(stored.events(neighbour.recordingId())).isEqualTo(kept);
        assertThat(stored.facts(neighbour.recordingId(), "error").rows()).isEqualTo(1);
        log.chunk(recording, "w1", 9, Events.marks(secret, 0, 3));
        log.chunk(neighbour, "w1", 9, Events.marks("z", 0, 3));
        awaitEvents(neighbour, kept + Events.marks("z", 0, 3));
        await().atMost(WITHIN)
                .untilAsserted(() -> assertThat(scan.placesOf(secret)).isEmpty());
    }

    @Test
    void deletesTheArchiveOfWhatHasExpired() {
        recordSideBySide();
        archives.endLongAgo(log, recording);
        archives.awaitArchived(recording.recordingId());
        String archive = archives.key(recording.recordingId());
        assertThat(scan.objectsWith(secret)).contains(archive);

        endedDaysAgo(recording, 31);

        awaitGone();
    }

    @Test
    void keepsWhatIsPinnedOrWhoseWebsiteKeepsItLonger() {
        String events = recordSideBySide();
        update(
                "UPDATE recordings SET pinned = true WHERE recording_id = $1",
                recording.recordingId().value());
        update("UPDATE websites SET settings = $2 WHERE website_id = $1", website.value(), days(60));
        endDaysAgo(recording, 70);
        endDaysAgo(neighbour, 31);
        // a round has passed when something of another website has expired
        WebsiteId other = new WebsiteId(
                "flid_" + UUID.randomUUID().toString().replace("-", "").substring(12));
        update(
                "INSERT INTO websites (website_id, name, version, settings) VALUES ($1, 'other', 1, '{}')",
                other.value());
        Subject elsewhere = neighbourOf(recording, other);
        log.chunk(elsewhere, "w1", 0, Events.marks("e", 0, 3));
        awaitEvents(elsewhere, Events.marks("e", 0, 3));
        endDaysAgo(elsewhere, 31);
        awaitState(elsewhere, "expired");

        assertThat(stored.snapshot(recording.recordingId()).state().name()).isEqualTo("ready");
        assertThat(stored.events(neighbour.recordingId())).isEqualTo(events);

        update(
                "UPDATE recordings SET pinned = false WHERE recording_id = $1",
                recording.recordingId().value());
        update("UPDATE websites SET settings = $2 WHERE website_id = $1", website.value(), days(7));
        awaitState(neighbour, "expired");
        awaitGone();
    }

    @Test
    void comesToItsEndWhateverWasAwayBetweenTheSteps() {
        String kept = recordSideBySide();
        await().atMost(WITHIN)
                .until(() -> stored.facts(neighbour.recordingId(), "error").rows() == 1);
        clickHouse.kill();
        s3.kill();

        endDaysAgo(recording, 31);
        awaitState(recording, "expired");
        // as if the indexer were killed after its record was taken, and appended another when it came back
        log.control(new LogEntry.Expired(recording, TestLog.nowhere(), Long.MAX_VALUE));
        assertThat(row(
                                "SELECT * FROM expirations WHERE recording_id = $1",
                                recording.recordingId().value())
                        .getOffsetDateTime("facts_at"))
                .isNull();
        s3.start();
        clickHouse.start();
        // whoever was about to archive it has been silent for long enough
        update(
                "UPDATE archive_objects SET staged_at = now() - interval '2 hours' WHERE recording_id = $1",
                recording.recordingId().value());

        awaitGone();
        assertThat(stored.events(neighbour.recordingId())).isEqualTo(kept);
    }

    @Test
    void forgetsWhatExpiredLongAgoAndLinksThatOpenNothing() {
        recordSideBySide();
        UUID share = UUID.randomUUID();
        update(
                "INSERT INTO shares (share_id, recording_id, website_id, may_export, created_at, expires_at) VALUES ($1, $2, $3, true, $4, $4)",
                share,
                neighbour.recordingId().value(),
                website.value(),
                OffsetDateTime.now().minusDays(31));
        endDaysAgo(recording, 31);
        awaitGone();

        update(
                "UPDATE recordings SET expired_at = now() - interval '91 days' WHERE recording_id = $1",
                recording.recordingId().value());

        await().atMost(WITHIN)
                .until(() -> scan.placesOf(recording.recordingId().toString()).isEmpty());
        await().atMost(WITHIN)
                .until(() -> row("SELECT count(*) FROM shares WHERE share_id = $1", share)
                                .getLong(0)
                        == 0);
        assertThat(stored.snapshot(neighbour.recordingId())).isNotNull();
    }

    /** Both in one segment; what the neighbour consists of. */
    private String recordSideBySide() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        String neighbours = Events.meta("https://shop.example/", T0) + Events.error("out of stock", T0 + 50);
        String secrets = Events.meta("https://shop.example/" + secret, T0) + Events.error(secret, T0 + 10);
        records.addAll(TestLog.frames(neighbour, "w1", 0, neighbours, false));
        records.addAll(TestLog.frames(recording, "w1", 0, secrets + Events.marks(secret, 0, 9), false));
        log.append(records);
        awaitEvents(neighbour, neighbours);
        awaitEvents(recording, secrets + Events.marks(secret, 0, 9));
        return neighbours;
    }

    private void endDaysAgo(Subject subject, int days) {
        log.control(new LogEntry.Ended(subject, TestLog.nowhere(), Long.MAX_VALUE));
        awaitState(subject, "ready");
        endedDaysAgo(subject, days);
    }

    private void endedDaysAgo(Subject subject, int days) {
        update(
                "UPDATE recordings SET ended_at = $2 WHERE recording_id = $1",
                subject.recordingId().value(),
                System.currentTimeMillis() - Duration.ofDays(days).toMillis());
    }

    private void awaitGone() {
        awaitState(recording, "expired");
        await().atMost(WITHIN)
                .untilAsserted(() -> assertThat(scan.placesOf(secret)).isEmpty());
        await().atMost(WITHIN).untilAsserted(() -> assertThat(
                        scan.placesOf(recording.recordingId().toString()))
                .containsExactly("catalog.recordings"));
    }

    private static JsonObject days(int days) {
        return new JsonObject().put("retentionDays", days);
    }
}
