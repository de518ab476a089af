package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Topics;
import dev.playhead.wire.usage.UsageTotals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ingest hears of a website's month. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class UsageTest {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    EmbeddedKafka kafka;

    @Inject
    Pool catalog;

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
    void tellsTheMonthsTotalsAfterAPublishAndLeavesFormerMonthsOut() {
        WebsiteId website = new WebsiteId("flid_usagetotals000000");
        LocalDate lastMonth = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).minusDays(1);
        catalog.preparedQuery("INSERT INTO usage_daily (website_id, day, recordings, events_stored, raw_bytes)"
                        + " VALUES ($1, $2, 1000, 5000, 99)")
                .execute(Tuple.of(website.value(), lastMonth))
                .await()
                .atMost(WITHIN);
        Subject one = TestLog.newRecordingOf(website);
        Subject other = TestLog.newRecordingOf(website);

        log.start(one);
        log.chunk(one, "w1", 0, Events.marks("a", 0, 7));
        log.chunk(one, "w1", 0, Events.marks("a", 0, 7));
        log.start(other);
        log.chunk(other, "w1", 0, Events.marks("b", 0, 3));

        try (TopicView usage = view(website)) {
            UsageTotals last = last(usage, totals -> totals.recordings() == 2 && totals.events() == 10);
            assertThat(last.month()).isEqualTo(UsageTotals.monthOf(System.currentTimeMillis()));
            assertThat(last.rawBytes())
                    .isEqualTo(Events.marks("a", 0, 7).length()
                            + Events.marks("b", 0, 3).length());
        }
    }

    @Test
    void whoTakesAPartitionOverTellsTheSameTotalsUnderTheSameVersion() {
        WebsiteId website = new WebsiteId("flid_usagetakeover0000");
        Subject recording = TestLog.newRecordingOf(website);
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 5));

        try (TopicView usage = view(website)) {
            UsageTotals before = last(usage, totals -> totals.events() == 5);
            int told = usage.now().size();

            // another indexer's claim: what this one reads next is refused, and the partition taken over anew
            catalog.preparedQuery("UPDATE partitions SET owner_epoch = owner_epoch + 1 WHERE partition = $1")
                    .execute(Tuple.of(TestLog.partitionOf(recording.recordingId())))
                    .await()
                    .atMost(WITHIN);
            Subject ofAnotherWebsite = neighbour(recording);
            log.start(ofAnotherWebsite);

            UsageTotals again = UsageTotals.fromJson(TopicView.value(
                    usage.await(records -> records.size() > told).getLast()));
            assertThat(again).isEqualTo(before);

            log.chunk(recording, "w1", 1, Events.marks("a", 5, 6));
            UsageTotals later = last(usage, totals -> totals.events() == 6);
            assertThat(later.isNewerThan(before)).isTrue();
            assertThat(later.recordings()).isEqualTo(1);
        }
    }

    private static Subject neighbour(Subject one) {
        Subject other = TestLog.newRecording();
        while (TestLog.partitionOf(other.recordingId()) != TestLog.partitionOf(one.recordingId())) {
            other = TestLog.newRecording();
        }
        return other;
    }

    private TopicView view(WebsiteId website) {
        return new TopicView(kafka.bootstrapServers(), Topics.USAGE, website.value());
    }

    /** The totals as ingest reads them, once the last ones are as wanted. */
    private static UsageTotals last(TopicView usage, Predicate<UsageTotals> asWanted) {
        return UsageTotals.fromJson(TopicView.value(usage.await(records ->
                        !records.isEmpty() && asWanted.test(UsageTotals.fromJson(TopicView.value(records.getLast()))))
                .getLast()));
    }
}
