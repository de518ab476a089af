package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.storage.objects.ObjectMissing;
import dev.playhead.storage.objects.ObjectStore;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two indexers that share the log, take partitions from each other, and one that wakes up after it was given up. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class TwoIndexersIT extends Indexed {

    private static final int EVENTS_A_CHUNK = 10;
    private static final WebsiteId WEBSITE = new WebsiteId("flid_twoindexers000000");

    EmbeddedS3 s3;

    @Inject
    ObjectStore objects;

    private final List<Sent> recordings = new ArrayList<>();

    /** A segment that an indexer has announced to the catalog. */
    private record Staged(UUID id, String objectKey) {}

    /** A recording, and everything that Kafka has acknowledged of it. */
    private static final class Sent {
        private final Subject subject;
        private final StringBuilder events = new StringBuilder();
        private int chunks;

        Sent(Subject subject) {
            this.subject = subject;
        }
    }

    @BeforeEach
    void twoRecordingsInEachPartition() {
        for (int partition = 0; partition < TestLog.PARTITIONS; partition++) {
            for (int i = 0; i < 2; i++) {
                Sent one = new Sent(inPartition(partition));
                log.start(one.subject);
                recordings.add(one);
            }
        }
    }

    @AfterEach
    void bringBack() {
        s3.start();
    }

    @Test
    void everyEventIsStoredAndCountedOnceWhoeverOwnsThePartitions(@TempDir Path folder)
            throws IOException, InterruptedException {
        send(3);
        try (OtherIndexer other = OtherIndexer.start(
                folder,
                "mp.messaging.incoming.chunks.session.timeout.ms=6000",
                "mp.messaging.incoming.chunks.heartbeat.interval.ms=2000",
                // so that it holds something when it is killed
                "playhead.indexer.flush-age=1s")) {
            awaitOwners(2);
            send(5);

            s3.kill();
            send(5);
            Staged held = stagedBy(other);
            other.pause();
            s3.start();
            send(5);
            awaitOwners(1);
            send(5);

            int saidBefore = other.log().length();
            other.wake();
            awaitRefused(held, other, saidBefore);
            awaitOwners(2);
            send(5);
        }
        send(5);

        for (Sent one : recordings) {
            await().atMost(WITHIN).untilAsserted(() -> assertThat(stored.events(one.subject.recordingId()))
                    .isEqualTo(one.events.toString()));
            await().atMost(WITHIN).untilAsserted(() -> assertThat(
                            stored.facts(one.subject.recordingId(), "error").rows())
                    .isEqualTo(one.chunks));
        }
        Row usage = usage();
        assertThat(usage.getLong(0)).isEqualTo(recordings.size());
        assertThat(usage.getLong(1))
                .isEqualTo(recordings.stream()
                        .mapToLong(one -> one.chunks * (EVENTS_A_CHUNK + 1L))
                        .sum());
        assertThat(usage.getLong(2)).as("duplicates: nothing was sent twice").isZero();
    }

    /** So many chunks of every recording, in turn. */
    private void send(int rounds) {
        for (int round = 0; round < rounds; round++) {
            for (Sent one : recordings) {
                int from = one.chunks * EVENTS_A_CHUNK;
                String events = Events.marks("m", from, from + EVENTS_A_CHUNK)
                        + Events.error("no " + one.chunks, Events.T0 + 10_000 + from + EVENTS_A_CHUNK);
                log.chunk(one.subject, "w1", one.chunks, events);
                one.events.append(events);
                one.chunks++;
            }
        }
    }

    private static Subject inPartition(int partition) {
        Subject subject = TestLog.newRecordingOf(WEBSITE);
        while (TestLog.partitionOf(subject.recordingId()) != partition) {
            subject = TestLog.newRecordingOf(WEBSITE);
        }
        return subject;
    }

    /** What it can't store while object storage is away, and will publish once it is back. */
    private Staged stagedBy(OtherIndexer other) {
        return await()
                .atMost(WITHIN)
                .until(
                        () -> rows(
                                "SELECT segment_id, object_key FROM segments WHERE state = 'staged' AND owner LIKE '%/"
                                        + other.pid() + "'"),
                        rows -> !rows.isEmpty())
                .stream()
                .map(row -> new Staged(row.getUUID("segment_id"), row.getString("object_key")))
                .findFirst()
                .orElseThrow();
    }

    /** It stored what it held, and the catalog took none of it: no section, no block; what is left is swept. */
    private void awaitRefused(Staged held, OtherIndexer zombie, int saidBefore) {
        await().atMost(WITHIN).until(() -> zombie.log().substring(saidBefore).contains("the catalog refused the step"));
        assertThat(isStored(held)).isTrue();
        assertThat(row("SELECT state FROM segments WHERE segment_id = $1", held.id())
                        .getString(0))
                .isEqualTo("staged");
        for (String table : List.of("segment_sections", "blocks", "facts_without_block")) {
            assertThat(row("SELECT count(*) FROM " + table + " WHERE segment_id = $1", held.id())
                            .getLong(0))
                    .as(table)
                    .isZero();
        }

        update("UPDATE segments SET staged_at = now() - interval '2 hours' WHERE segment_id = $1", held.id());
        await().atMost(WITHIN)
                .until(() -> row("SELECT count(*) FROM segments WHERE segment_id = $1", held.id())
                                .getLong(0)
                        == 0);
        assertThat(isStored(held)).isFalse();
    }

    private boolean isStored(Staged segment) {
        try {
            return objects.range(segment.objectKey(), 0, 4).await().atMost(WITHIN).length == 4;
        } catch (ObjectMissing e) {
            return false;
        }
    }

    private List<Row> rows(String sql) {
        List<Row> rows = new ArrayList<>();
        catalog.query(sql).execute().await().atMost(WITHIN).forEach(rows::add);
        return rows;
    }

    private void awaitOwners(int indexers) {
        await().atMost(WITHIN)
                .until(() -> row("SELECT count(DISTINCT owner) FROM partitions").getLong(0) == indexers);
    }

    private Row usage() {
        return row(
                "SELECT sum(recordings)::bigint, sum(events_stored)::bigint, sum(events_duplicate)::bigint"
                        + " FROM usage_daily WHERE website_id = $1",
                WEBSITE.value());
    }
}
