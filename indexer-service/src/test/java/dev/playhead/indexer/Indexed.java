package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that plays ingest towards a running indexer, and looks at what it has stored. */
abstract class Indexed {

    static final Duration WITHIN = Duration.ofSeconds(60);

    EmbeddedKafka kafka;

    @Inject
    Stored stored;

    @Inject
    Pool catalog;

    TestLog log;

    @BeforeEach
    void openLog() {
        log = new TestLog(kafka.bootstrapServers());
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    final void awaitEvents(Subject recording, String ndjson) {
        await().atMost(WITHIN).untilAsserted(() -> assertThat(
                        stored.events(recording.recordingId()).lines().toList())
                .isEqualTo(ndjson.lines().toList()));
    }

    final void awaitState(Subject recording, String state) {
        await().atMost(WITHIN).untilAsserted(() -> {
            var snapshot = stored.snapshot(recording.recordingId());
            assertThat(snapshot == null ? "" : snapshot.state().name()).isEqualTo(state);
        });
    }

    /** In ClickHouse, where lists are read from. */
    final void awaitListed(Subject recording, String state) {
        await().atMost(WITHIN)
                .until(() -> stored.listed(recording.recordingId()).equals(state));
    }

    /** The only row. */
    final Row row(String sql, Object... arguments) {
        return catalog.preparedQuery(sql)
                .execute(Tuple.wrap(arguments))
                .await()
                .atMost(WITHIN)
                .iterator()
                .next();
    }

    final void update(String sql, Object... arguments) {
        catalog.preparedQuery(sql).execute(Tuple.wrap(arguments)).await().atMost(WITHIN);
    }

    /**
     * What another indexer does that takes the partition over: every publish under the older epoch is refused from now on.
     *
     * @return the epoch of that claim
     */
    final long loseTheClaim(RecordingId recording) {
        return row(
                        "UPDATE partitions SET owner_epoch = owner_epoch + 1 WHERE partition = $1 RETURNING owner_epoch",
                        TestLog.partitionOf(recording))
                .getLong(0);
    }

    /** Another recording of the same partition and website. */
    static Subject neighbourOf(Subject one) {
        return neighbourOf(one, one.websiteId());
    }

    /** A recording of the same partition. */
    static Subject neighbourOf(Subject one, WebsiteId website) {
        Subject other = TestLog.newRecordingOf(website);
        while (TestLog.partitionOf(other.recordingId()) != TestLog.partitionOf(one.recordingId())) {
            other = TestLog.newRecordingOf(website);
        }
        return other;
    }
}
