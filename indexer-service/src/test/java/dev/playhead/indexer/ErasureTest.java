package dev.playhead.indexer;

import static dev.playhead.indexer.Events.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.indexer.archive.ArchiveSteps;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.objects.ObjectStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Backend.class)
class ErasureTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    EmbeddedKafka kafka;
    EmbeddedS3 s3;
    EmbeddedClickHouse clickHouse;

    @Inject
    Stored stored;

    @Inject
    Scan scan;

    @Inject
    Archives archives;

    @Inject
    ArchiveSteps steps;

    @Inject
    ObjectStore objects;

    @Inject
    Pool catalog;

    private TestLog log;

    @BeforeEach
    void open() {
        log = new TestLog(kafka.bootstrapServers());
    }

    @AfterEach
    void close() {
        s3.start();
        clickHouse.start();
        log.close();
    }

    @Test
    void leavesNoByteOfTheRecordingAndItsNeighboursAsTheyWere() {
        String secret = "Secret" + UUID.randomUUID();
        Subject recording = TestLog.newRecording();
        Subject neighbour = neighbourOf(recording);
        recordSideBySide(recording, secret, neighbour);
        log.control(new LogEntry.Metadata(recording, TestLog.nowhere(), Map.of("plan", secret)));
        log.control(new LogEntry.Identified(recording, TestLog.nowhere(), secret, Map.of("email", secret)));
        String kept = stored.events(neighbour.recordingId());
        // its end completes the burst of clicks: facts in a segment that has no block of it
        log.control(new LogEntry.Ended(recording, TestLog.nowhere(), Long.MAX_VALUE));
        await().atMost(WITHIN)
                .until(() -> stored.facts(recording.recordingId(), "rage_click").rows() == 1);
        await().atMost(WITHIN)
                .until(() -> scan.placesOf(recording.recordingId().toString()).contains("catalog.facts_without_block"));
        assertThat(scan.placesOf(secret))
                .contains(
                        "catalog.recordings",
                        "clickhouse.facts",
                        "clickhouse.recordings",
                        "clickhouse.recordings_by_duration");
        assertThat(scan.objectsWith(secret)).isNotEmpty();
        assertThat(scan.objectsWith(recording.recordingId().toString())).hasSizeGreaterThanOrEqualTo(2);

        log.control(new LogEntry.Erased(recording, TestLog.nowhere()));
        log.chunk(recording, "w1", 7, Events.marks(secret, 100, 110));

        awaitErased(recording);
        assertThat(scan.placesOf(secret)).isEmpty();
        assertThat(stored.events(neighbour.recordingId())).isEqualTo(kept);
        assertThat(stored.facts(neighbour.recordingId(), "error").rows()).isEqualTo(1);
        assertThat(scan.objectsWith(recording.recordingId().toString()))
                .containsExactly("tombstones/" + recording.websiteId().value() + "/" + recording.recordingId());
        Row report = erasure(recording);
        assertThat(report.getOffsetDateTime("kafka_until"))
                .isAfter(OffsetDateTime.now().plusHours(70))
                .isBefore(OffsetDateTime.now().plusHours(72 + 24 + 1));
    }

    @Test
    void leavesNoByteOfARecordingThatIsArchived() {
        String secret = "Secret" + UUID.randomUUID();
        Subject recording = TestLog.newRecording();
        Subject neighbour = neighbourOf(recording);
        recordSideBySide(recording, secret, neighbour);
        String kept = stored.events(neighbour.recordingId());
        archives.endLongAgo(log, recording);
        archives.awaitArchived(recording.recordingId());
        String archive = archives.key(recording.recordingId());
        // in its archive, and in the segment that its neighbour still needs
        assertThat(scan.objectsWith(secret)).contains(archive).hasSizeGreaterThanOrEqualTo(2);

        log.control(new LogEntry.Erased(recording, TestLog.nowhere()));

        awaitErased(recording);
        assertThat(scan.placesOf(secret)).isEmpty();
        assertThat(scan.objectsWith(recording.recordingId().toString()))
                .containsExactly("tombstones/" + recording.websiteId().value() + "/" + recording.recordingId());
        assertThat(stored.events(neighbour.recordingId())).isEqualTo(kept);
    }

    @Test
    void leavesNoByteOfARecordingThatIsErasedWhileItIsArchived() {
        String secret = "Secret" + UUID.randomUUID();
        Subject recording = TestLog.newRecording();
        recordSideBySide(recording, secret, neighbourOf(recording));
        ArchiveSteps.Stored finished = steps.store(recording.recordingId());

        log.control(new LogEntry.Erased(recording, TestLog.nowhere()));
        await().atMost(WITHIN).until(() -> erasure(recording) != null);

        assertThat(finished.swap()).isFalse();
        // as if its archiver were killed here, and had written the object after the erasure looked for it
        await().atMost(WITHIN)
                .untilAsserted(() -> assertThat(scan.placesOf(secret)).isEmpty());
        objects.put(finished.key(), secret.getBytes(StandardCharsets.UTF_8))
                .await()
                .atMost(WITHIN);
        await().atMost(WITHIN)
                .untilAsserted(() -> assertThat(scan.placesOf(secret)).isEmpty());
        assertThat(erasure(recording).getOffsetDateTime("segments_at")).isNull();
        catalog.preparedQuery("UPDATE archive_objects SET staged_at = now() - interval '2 hours' WHERE object_key = $1")
                .execute(Tuple.of(finished.key()))
                .await()
                .atMost(WITHIN);
        awaitErased(recording);
    }

    @Test
    void loadsNoFactsOfARecordingThatWasErasedWhileClickHouseWasAway() {
        String secret = "Secret" + UUID.randomUUID();
        Subject recording = TestLog.newRecording();
        Subject neighbour = neighbourOf(recording);
        clickHouse.kill();
        recordSideBySide(recording, secret, neighbour);

        log.control(new LogEntry.Cancelled(recording, TestLog.nowhere()));
        await().atMost(WITHIN).until(() -> erasure(recording) != null);
        clickHouse.start();

        await().atMost(WITHIN)
                .until(() -> stored.facts(neighbour.recordingId(), "error").rows() == 1);
        awaitErased(recording);
        assertThat(stored.facts(recording.recordingId(), "error").rows()).isZero();
        assertThat(scan.placesOf(secret)).isEmpty();
    }

    @Test
    void waitsForObjectStorageAndClickHouseAndComesToItsEnd() {
        String secret = "Secret" + UUID.randomUUID();
        Subject recording = TestLog.newRecording();
        Subject neighbour = neighbourOf(recording);
        recordSideBySide(recording, secret, neighbour);
        String kept = stored.events(neighbour.recordingId());
        await().atMost(WITHIN)
                .until(() -> stored.facts(neighbour.recordingId(), "error").rows() == 1);

        clickHouse.kill();
        s3.kill();
        log.control(new LogEntry.Erased(recording, TestLog.nowhere()));
        // what the catalog holds goes at once, whoever is away
        await().atMost(WITHIN)
                .until(() ->
                        stored.snapshot(recording.recordingId()).state().name().equals("erased"));
        s3.start();
        clickHouse.start();

        awaitErased(recording);
        assertThat(scan.placesOf(secret)).isEmpty();
        assertThat(stored.events(neighbour.recordingId())).isEqualTo(kept);
    }

    @Test
    void storesNothingOfARecordingThatIsErasedBeforeItsFirstSegment() {
        String secret = "Secret" + UUID.randomUUID();
        Subject recording = TestLog.newRecording();
        List<ProducerRecord<byte[], byte[]>> records =
                new ArrayList<>(TestLog.frames(recording, "w1", 0, noteworthy(secret), false));
        records.add(TestLog.record(new LogEntry.Cancelled(recording, TestLog.nowhere())));
        log.append(records);

        awaitErased(recording);
        assertThat(scan.placesOf(secret)).isEmpty();
    }

    @Test
    void leavesNothingInASegmentOfAPartitionWhoseClaimWasLost() {
        String secret = "Secret" + UUID.randomUUID();
        Subject recording = TestLog.newRecording();
        Subject elsewhere = TestLog.newRecording();
        while (TestLog.partitionOf(elsewhere.recordingId()) == TestLog.partitionOf(recording.recordingId())) {
            elsewhere = TestLog.newRecording();
        }
        Subject other = elsewhere;
        loseTheClaim(TestLog.partitionOf(recording.recordingId()));
        List<ProducerRecord<byte[], byte[]>> records =
                new ArrayList<>(TestLog.frames(recording, "w1", 0, noteworthy(secret), false));
        records.addAll(TestLog.frames(other, "w1", 0, Events.marks("other", 0, 5), false));
        log.append(records);
        await().atMost(WITHIN)
                .until(() -> !stored.events(recording.recordingId()).isEmpty());

        log.control(new LogEntry.Erased(recording, TestLog.nowhere()));

        awaitErased(recording);
        await().atMost(WITHIN)
                .untilAsserted(() -> assertThat(scan.placesOf(secret)).isEmpty());
        assertThat(stored.events(other.recordingId())).isEqualTo(Events.marks("other", 0, 5));
    }

    @Test
    void erasesAllOfAUserThatTheLogHeldWhenItWasAskedFor() {
        String secret = "Secret" + UUID.randomUUID();
        Subject recording = TestLog.newRecording();
        Subject neighbour = neighbourOf(recording);
        recordSideBySide(recording, secret, neighbour);
        String kept = stored.events(neighbour.recordingId());
        Subject foreign = new Subject(
                new WebsiteId("flid_someoneelses000000"), neighbourOf(recording).recordingId());
        log.chunk(foreign, "w1", 0, Events.marks("f", 0, 5));
        log.control(new LogEntry.Identified(foreign, TestLog.nowhere(), secret, Map.of()));
        log.control(new LogEntry.Identified(recording, TestLog.nowhere(), secret, Map.of("email", secret)));
        // no publish has absorbed this one when the request comes
        Subject unindexed = TestLog.newRecording();
        log.chunk(unindexed, "w1", 0, Events.marks(secret, 0, 5));
        log.control(new LogEntry.Identified(unindexed, TestLog.nowhere(), secret, Map.of()));
        UUID request = request("user", secret);

        awaitErased(recording);
        awaitErased(unindexed);
        await().atMost(WITHIN)
                .until(() -> catalog.preparedQuery(
                                        "SELECT 1 FROM erasure_requests WHERE request_id = $1 AND found_at IS NOT NULL")
                                .execute(Tuple.of(request))
                                .await()
                                .atMost(WITHIN)
                                .size()
                        == 1);
        assertThat(erasure(foreign)).isNull();
        log.control(new LogEntry.Erased(foreign, TestLog.nowhere()));
        awaitErased(foreign);
        await().atMost(WITHIN)
                .untilAsserted(() -> assertThat(scan.placesOf(secret)).isEmpty());
        assertThat(stored.events(neighbour.recordingId())).isEqualTo(kept);
        // named by another website's request
        UUID theirs = request("recording", neighbour.recordingId().toString(), "flid_someoneelses000000");
        await().atMost(WITHIN)
                .until(() -> catalog.preparedQuery(
                                        "SELECT 1 FROM erasure_requests WHERE request_id = $1 AND found_at IS NOT NULL")
                                .execute(Tuple.of(theirs))
                                .await()
                                .atMost(WITHIN)
                                .size()
                        == 1);
        assertThat(stored.events(neighbour.recordingId())).isEqualTo(kept);
    }

    private UUID request(String kind, String subject) {
        return request(kind, subject, TestLog.newRecording().websiteId().value());
    }

    private UUID request(String kind, String subject, String website) {
        UUID id = UUID.randomUUID();
        catalog.preparedQuery("""
                        INSERT INTO erasure_requests (request_id, website_id, kind, subject, subject_hash, requested_by)
                        VALUES ($1, $2, $3, $4, '', 'admin')""")
                .execute(Tuple.of(id, website, kind, subject))
                .await()
                .atMost(WITHIN);
        return id;
    }

    /** Both in one segment. */
    private void recordSideBySide(Subject recording, String secret, Subject neighbour) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        String neighbours = Events.meta("https://shop.example/", T0) + Events.error("out of stock", T0 + 50);
        records.addAll(TestLog.frames(neighbour, "w1", 0, neighbours + Events.marks("a", 0, 50), false));
        records.addAll(TestLog.frames(recording, "w1", 0, noteworthy(secret), false));
        records.addAll(TestLog.frames(neighbour, "w1", 1, Events.marks("a", 50, 99), false));
        log.append(records);
        await().atMost(WITHIN)
                .until(() -> stored.events(neighbour.recordingId()).endsWith(Events.marks("a", 50, 99)));
        assertThat(segments(recording)).isNotEmpty().isSubsetOf(segments(neighbour));
    }

    private static String noteworthy(String secret) {
        return Events.meta("https://shop.example/" + secret, T0)
                + Events.error(secret, T0 + 10)
                + Events.marks(secret, 0, 5)
                + Events.click(7, 10, 10, T0 + 20_100)
                + Events.click(7, 10, 10, T0 + 20_200)
                + Events.click(7, 10, 10, T0 + 20_300);
    }

    private List<UUID> segments(Subject recording) {
        List<UUID> found = new ArrayList<>();
        catalog.preparedQuery("SELECT segment_id FROM blocks WHERE recording_id = $1")
                .execute(Tuple.of(recording.recordingId().value()))
                .await()
                .atMost(WITHIN)
                .forEach(row -> found.add(row.getUUID(0)));
        return found;
    }

    private void awaitErased(Subject recording) {
        await().atMost(WITHIN).untilAsserted(() -> {
            Row report = erasure(recording);
            assertThat(report).isNotNull();
            assertThat(report.getOffsetDateTime("tombstone_at")).isNotNull();
            assertThat(report.getOffsetDateTime("facts_at")).isNotNull();
            assertThat(report.getOffsetDateTime("segments_at")).isNotNull();
        });
    }

    private @Nullable Row erasure(Subject recording) {
        var rows = catalog.preparedQuery("SELECT * FROM erasures WHERE recording_id = $1")
                .execute(Tuple.of(recording.recordingId().value()))
                .await()
                .atMost(WITHIN);
        return rows.size() == 0 ? null : rows.iterator().next();
    }

    private void loseTheClaim(int partition) {
        catalog.preparedQuery("UPDATE partitions SET owner_epoch = owner_epoch + 1 WHERE partition = $1")
                .execute(Tuple.of(partition))
                .await()
                .atMost(WITHIN);
    }

    private static Subject neighbourOf(Subject one) {
        Subject other = TestLog.newRecording();
        while (TestLog.partitionOf(other.recordingId()) != TestLog.partitionOf(one.recordingId())) {
            other = TestLog.newRecording();
        }
        return other;
    }
}
