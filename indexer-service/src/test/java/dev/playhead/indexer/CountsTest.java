package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.Dialect;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.ChunkHead;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.codec.ContentEncoding;
import dev.playhead.wire.record.ChunkRecords;
import dev.playhead.wire.record.ChunkToSend;
import dev.playhead.wire.record.MediaType;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** received = stored + duplicate + fenced + dead-lettered, in events, in the catalog and in the metrics. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class CountsTest extends Indexed {

    @Inject
    MeterRegistry metrics;

    private Counts atFirst = new Counts(0, 0, 0, 0);

    /** Events by what became of them. */
    record Counts(long stored, long duplicate, long fenced, long deadLettered) {
        long sum() {
            return stored + duplicate + fenced + deadLettered;
        }

        Counts minus(Counts other) {
            return new Counts(
                    stored - other.stored,
                    duplicate - other.duplicate,
                    fenced - other.fenced,
                    deadLettered - other.deadLettered);
        }
    }

    @BeforeEach
    void open() {
        atFirst = counted();
    }

    @Test
    void countsEveryEventOnceByWhatBecameOfIt() {
        WebsiteId website = new WebsiteId("flid_countseveryevent0");

        long sent = sendOfEverything(website);

        Counts expected = new Counts(30, 13, 7, 5 + 4);
        assertThat(expected.sum()).isEqualTo(sent);
        await().atMost(WITHIN).untilAsserted(() -> assertThat(used(website)).isEqualTo(expected));
        await().atMost(WITHIN)
                .untilAsserted(() -> assertThat(counted().minus(atFirst)).isEqualTo(expected));
        Row usage = usage(website);
        assertThat(usage.getLong("recordings")).isEqualTo(2);
        assertThat(usage.getLong("raw_bytes"))
                .isEqualTo(Events.marks("a", 0, 20).length()
                        + Events.marks("b", 0, 10).length());
        assertThat(usage.getLong("stored_bytes")).isPositive();
    }

    @Test
    void countsNothingTwiceThatIsReadAgain() {
        WebsiteId website = new WebsiteId("flid_countsnothingtwic");
        Subject recording = TestLog.newRecordingOf(website);
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 10));
        await().atMost(WITHIN)
                .until(() -> !stored.events(recording.recordingId()).isEmpty());

        for (int round = 1; round <= 3; round++) {
            // what another indexer does that takes the partition over: the step in hand is refused and read again
            loseTheClaim(recording.recordingId());
            log.chunk(recording, "w1", round, Events.marks("a", round * 10, round * 10 + 10));
            log.chunk(recording, "w1", round, Events.marks("a", round * 10, round * 10 + 10));
            int stored = 10 + round * 10;
            int duplicate = round * 10;
            await().atMost(WITHIN)
                    .untilAsserted(() -> assertThat(used(website)).isEqualTo(new Counts(stored, duplicate, 0, 0)));
        }

        await().atMost(WITHIN)
                .untilAsserted(() -> assertThat(counted().minus(atFirst)).isEqualTo(new Counts(40, 30, 0, 0)));
        assertThat(usage(website).getLong("recordings")).isEqualTo(1);
    }

    /** Answers how many events. */
    private long sendOfEverything(WebsiteId website) {
        Subject one = TestLog.newRecordingOf(website);
        log.start(one);
        log.chunk(one, "w1", 0, Events.marks("a", 0, 13));
        log.chunk(one, "w1", 0, Events.marks("a", 0, 13));
        log.chunk(one, "w1", 1, Events.marks("a", 13, 20));
        // five events by its header, none by its bytes: cut off in the middle of the fifth
        log.chunk(one, "w1", 2, Events.marks("bad", 0, 4) + "{\"type\":3,\"timest");
        append(one, 3, 4, "no gzip at all".getBytes(StandardCharsets.UTF_8), ContentEncoding.GZIP);
        Subject other = TestLog.newRecordingOf(website);
        log.start(other);
        log.chunk(other, "w1", 0, Events.marks("b", 0, 10));
        log.control(new LogEntry.Stopped(other, TestLog.nowhere(), Map.of("w1", 0L)));
        log.chunk(other, "w1", 1, Events.marks("late", 0, 7));
        return 13 + 13 + 7 + 5 + 4 + 10 + 7;
    }

    private void append(Subject subject, long seq, int declared, byte[] body, ContentEncoding encoding) {
        long now = System.currentTimeMillis();
        log.append(ChunkRecords.of(
                new ChunkToSend(
                        subject,
                        TestLog.partitionOf(subject.recordingId()),
                        new ChunkHead("w1", seq, now, now, false, Dialect.NATIVE),
                        encoding,
                        MediaType.NDJSON,
                        declared,
                        body),
                UUID.randomUUID()));
    }

    private Counts used(WebsiteId website) {
        Row row = usage(website);
        return new Counts(
                row.getLong("events_stored"),
                row.getLong("events_duplicate"),
                row.getLong("events_fenced"),
                row.getLong("events_dead_lettered"));
    }

    private Row usage(WebsiteId website) {
        return catalog.preparedQuery("""
                        SELECT coalesce(sum(recordings), 0)::bigint AS recordings,
                          coalesce(sum(events_stored), 0)::bigint AS events_stored,
                          coalesce(sum(events_duplicate), 0)::bigint AS events_duplicate,
                          coalesce(sum(events_fenced), 0)::bigint AS events_fenced,
                          coalesce(sum(events_dead_lettered), 0)::bigint AS events_dead_lettered,
                          coalesce(sum(raw_bytes), 0)::bigint AS raw_bytes,
                          coalesce(sum(stored_bytes), 0)::bigint AS stored_bytes
                        FROM usage_daily WHERE website_id = $1
                        """)
                .execute(Tuple.of(website.value()))
                .await()
                .atMost(WITHIN)
                .iterator()
                .next();
    }

    private Counts counted() {
        return new Counts(counter("stored"), counter("duplicate"), counter("fenced"), counter("dead_lettered"));
    }

    private long counter(String outcome) {
        return (long) metrics.get("playhead.indexer.events")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
