package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.indexer.archive.ArchiveSteps;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.archive.ArchiveFooter;
import dev.playhead.storage.archive.ArchiveRead;
import dev.playhead.storage.archive.ArchiveReader;
import dev.playhead.storage.facts.FactsStore;
import dev.playhead.storage.objects.ObjectStore;
import dev.playhead.storage.objects.ObjectUpload;
import dev.playhead.storage.segment.FactsEntry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** An ended recording becomes one object, whatever happens meanwhile, and nothing else of it stays behind. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class ArchiveTest {
    private static final Duration WITHIN = Duration.ofSeconds(60);

    EmbeddedKafka kafka;

    @Inject
    Stored stored;

    @Inject
    Archives archives;

    @Inject
    ArchiveSteps steps;

    @Inject
    ObjectStore objects;

    @Inject
    FactsStore clickHouseFacts;

    @Inject
    S3AsyncClient s3;

    private final Subject recording = TestLog.newRecording();
    private final UUID id = recording.recordingId().value();
    private TestLog log;

    @BeforeEach
    void open() {
        log = new TestLog(kafka.bootstrapServers());
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void itsBlocksBecomeOneObjectAndTheirSegmentsGo() {
        String events = archives.record(log, recording, "a", 3);
        List<String> segments = archives.segmentKeys(recording.recordingId());

        archives.endLongAgo(log, recording);
        archives.awaitArchived(recording.recordingId());

        assertThat(stored.events(recording.recordingId())).isEqualTo(events);
        ArchiveFooter footer = footer(archives.key(recording.recordingId()));
        assertThat(footer.subject()).isEqualTo(recording);
        assertThat(footer.eventCount()).isEqualTo(39);
        assertThat(footer.facts().stream().mapToInt(FactsEntry::count).sum()).isEqualTo(facts());
        assertThat(archives.number("SELECT stored_bytes FROM recordings WHERE recording_id = $1", Tuple.of(id)))
                .isEqualTo(object(archives.key(recording.recordingId())).length);
        await().atMost(WITHIN).untilAsserted(() -> assertThat(segments)
                .noneMatch(key -> objects.exists(key).await().atMost(WITHIN)));
        assertThat(stored.facts(recording.recordingId(), "error").rows()).isEqualTo(3);

        int had = facts();
        clickHouseFacts.erase(List.of(recording.recordingId())).await().atMost(WITHIN);
        assertThat(facts()).isZero();
        update("UPDATE archives SET facts_loaded = false WHERE recording_id = $1");
        await().atMost(WITHIN)
                .until(() -> archives.number(
                                "SELECT count(*) FROM archives WHERE recording_id = $1 AND facts_loaded", Tuple.of(id))
                        == 1);
        assertThat(facts()).as("ClickHouse has them again, from the archive").isEqualTo(had);
    }

    @Test
    void whatComesAfterwardsStandsBesideItUntilItIsArchivedAgain() {
        String events = archives.record(log, recording, "a", 2);
        archives.endLongAgo(log, recording);
        archives.awaitArchived(recording.recordingId());
        String first = archives.key(recording.recordingId());

        String more = Events.marks("more", 0, 5) + Events.error("more", Events.T0 + 5);
        log.chunk(recording, "w1", 2, more);
        await().atMost(WITHIN)
                .until(() -> stored.events(recording.recordingId()).equals(events + more));
        assertThat(archives.isArchived(recording.recordingId())).isFalse();
        archives.endLongAgo(log, recording);
        archives.awaitArchived(recording.recordingId());

        String second = archives.key(recording.recordingId());
        assertThat(second).isNotEqualTo(first);
        assertThat(stored.events(recording.recordingId())).isEqualTo(events + more);
        assertThat(footer(second).facts().stream().mapToInt(FactsEntry::count).sum())
                .isEqualTo(facts());
        await().atMost(WITHIN)
                .until(() -> !objects.exists(first).await().atMost(WITHIN) && objectRows("<> 'published'") == 0);
        assertThat(objectRows("= 'published'")).isEqualTo(1);
    }

    @Test
    void aChangeUnderItLeavesEverythingAsItWas() {
        String events = archives.record(log, recording, "a", 2);

        ArchiveSteps.Stored moved = steps.store(recording.recordingId());
        update("UPDATE blocks SET byte_offset = byte_offset + 1 WHERE recording_id = $1");
        assertThat(moved.swap()).as("a block moved").isFalse();
        update("UPDATE blocks SET byte_offset = byte_offset - 1 WHERE recording_id = $1");

        ArchiveSteps.Stored swept = steps.store(recording.recordingId());
        archives.update(
                "UPDATE archive_objects SET staged_at = now() - interval '2 hours' WHERE object_key = $1",
                Tuple.of(swept.key()));
        await().atMost(WITHIN).until(() -> objectRows("= 'staged'") == 1);
        assertThat(swept.swap()).as("its object was given up").isFalse();

        ArchiveSteps.Stored late = steps.store(recording.recordingId());
        ArchiveSteps.Stored early = steps.store(recording.recordingId());
        assertThat(archives.segmentKeys(recording.recordingId())).hasSize(2);
        assertThat(stored.events(recording.recordingId())).isEqualTo(events);

        assertThat(early.swap()).isTrue();
        assertThat(late.swap()).as("another archiver was faster").isFalse();

        assertThat(archives.key(recording.recordingId())).isEqualTo(early.key());
        assertThat(stored.events(recording.recordingId())).isEqualTo(events);
        late.discard();
        moved.discard();
        await().atMost(WITHIN).until(() -> objectRows("<> 'published'") == 0);
        assertThat(objects.exists(swept.key()).await().atMost(WITHIN)).isFalse();
        assertThat(objects.exists(moved.key()).await().atMost(WITHIN)).isFalse();
        early.discard();
        assertThat(objectRows("= 'published'"))
                .as("a published object is not discarded")
                .isEqualTo(1);
    }

    @Test
    void aBlockThatComesWhileItIsArchivedIsNotLost() {
        String events = archives.record(log, recording, "a", 2);
        ArchiveSteps.Stored archive = steps.store(recording.recordingId());
        String more = Events.marks("more", 0, 5);
        log.chunk(recording, "w1", 2, more);
        await().atMost(WITHIN)
                .until(() -> stored.events(recording.recordingId()).equals(events + more));

        assertThat(archive.swap()).isTrue();

        assertThat(stored.events(recording.recordingId())).isEqualTo(events + more);
        assertThat(archives.number(
                        "SELECT count(*) FROM recordings WHERE recording_id = $1 AND archived", Tuple.of(id)))
                .isZero();
    }

    @Test
    void whatAKilledArchiverLeftIsSweptAndAFreshOneIsLeftAlone() {
        String old = leave("2 hours");
        String fresh = leave("1 minute");

        await().atMost(WITHIN)
                .until(() ->
                        archives.number("SELECT count(*) FROM archive_objects WHERE object_key = $1", Tuple.of(old))
                                == 0);

        assertThat(objects.exists(old).await().atMost(WITHIN)).isFalse();
        assertThat(objects.exists(fresh).await().atMost(WITHIN)).isTrue();
        assertThat(begun()).noneMatch(old::equals).anyMatch(fresh::equals);
        archives.update("DELETE FROM archive_objects WHERE object_key = $1", Tuple.of(fresh));
    }

    @Test
    void oneThatCanNotBeReadBackStaysAsItIs() {
        archives.record(log, recording, "a", 2);
        update("UPDATE blocks SET raw_bytes = raw_bytes + 1 WHERE recording_id = $1");
        archives.endLongAgo(log, recording);

        await().atMost(WITHIN)
                .until(() -> archives.number(
                                "SELECT count(*) FROM recordings WHERE recording_id = $1 AND archive_retry_at > '-infinity'",
                                Tuple.of(id))
                        == 1);

        assertThat(archives.segmentKeys(recording.recordingId())).hasSize(2);
        update("UPDATE blocks SET raw_bytes = raw_bytes - 1 WHERE recording_id = $1");
        archives.awaitArchived(recording.recordingId());
    }

    @Test
    void aRecordingWithoutEventsIsDoneWithoutAnObject() {
        log.start(recording);
        archives.endLongAgo(log, recording);

        await().atMost(WITHIN)
                .until(() -> archives.number(
                                "SELECT count(*) FROM recordings WHERE recording_id = $1 AND archived", Tuple.of(id))
                        == 1);
        assertThat(objectRows("IS NOT NULL")).isZero();
    }

    private int facts() {
        return (int) stored.allFacts(recording.recordingId());
    }

    private String leave(String age) {
        String key = "archives/30d/" + recording.websiteId().value() + "/" + UUID.randomUUID() + "/1.rec";
        objects.createBucketIfMissing().await().atMost(WITHIN);
        objects.put(key, new byte[] {1, 2, 3}).await().atMost(WITHIN);
        ObjectUpload begun = objects.upload(key);
        begun.add(new byte[9 << 20]).await().atMost(WITHIN);
        archives.update(
                "INSERT INTO archive_objects (object_key, recording_id, state, owner, staged_at) VALUES ($1, $2, 'staged',"
                        + " 'a dead one', now() - ($3::text)::interval)",
                Tuple.of(key, id, age));
        return key;
    }

    private List<String> begun() {
        return s3.listMultipartUploads(r -> r.bucket("playhead").prefix("archives/")).join().uploads().stream()
                .map(upload -> upload.key())
                .toList();
    }

    private long objectRows(String state) {
        return archives.number(
                "SELECT count(*) FROM archive_objects WHERE recording_id = $1 AND state " + state, Tuple.of(id));
    }

    private void update(String sql) {
        archives.update(sql, Tuple.of(id));
    }

    private byte[] object(String key) {
        return objects.get(key).await().atMost(WITHIN);
    }

    private ArchiveFooter footer(String key) {
        return ((ArchiveRead.Intact) ArchiveReader.whole(object(key))).footer();
    }
}
