package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two indexers that share the log, take partitions from each other, and one that wakes up after it was given up. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class TwoIndexersIT {

    private static final Duration WITHIN = Duration.ofSeconds(90);
    private static final int EVENTS_A_CHUNK = 10;
    private static final WebsiteId WEBSITE = new WebsiteId("flid_twoindexers000000");

    EmbeddedKafka kafka;

    @Inject
    Stored stored;

    @Inject
    Pool catalog;

    private final List<Sent> recordings = new ArrayList<>();
    private TestLog log;

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
        log = new TestLog(kafka.bootstrapServers());
        for (int partition = 0; partition < TestLog.PARTITIONS; partition++) {
            for (int i = 0; i < 2; i++) {
                Sent one = new Sent(inPartition(partition));
                log.start(one.subject);
                recordings.add(one);
            }
        }
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void everyEventIsStoredAndCountedOnceWhoeverOwnsThePartitions() throws IOException, InterruptedException {
        send(3);
        try (OtherIndexer other = OtherIndexer.start(
                "mp.messaging.incoming.chunks.session.timeout.ms=6000",
                "mp.messaging.incoming.chunks.heartbeat.interval.ms=2000",
                // so that it holds something whenever it is paused or killed
                "playhead.indexer.flush-age=3s")) {
            awaitOwners(2);
            send(5);

            other.pause();
            send(5);
            awaitOwners(1);
            send(5);

            other.wake();
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

    private void awaitOwners(int indexers) {
        await().atMost(WITHIN)
                .until(() -> catalog.query("SELECT count(DISTINCT owner) FROM partitions")
                                .execute()
                                .await()
                                .atMost(WITHIN)
                                .iterator()
                                .next()
                                .getLong(0)
                        == indexers);
    }

    private Row usage() {
        return catalog.preparedQuery("SELECT sum(recordings)::bigint, sum(events_stored)::bigint,"
                        + " sum(events_duplicate)::bigint FROM usage_daily WHERE website_id = $1")
                .execute(Tuple.of(WEBSITE.value()))
                .await()
                .atMost(WITHIN)
                .iterator()
                .next();
    }
}
