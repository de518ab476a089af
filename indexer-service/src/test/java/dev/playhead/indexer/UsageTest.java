package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Topics;
import dev.playhead.wire.usage.UsageTotals;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What ingest hears of a website's month. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class UsageTest extends Indexed {

    @Test
    void tellsTheMonthsTotalsAfterAPublishAndLeavesFormerMonthsOut() {
        WebsiteId website = new WebsiteId("flid_usagetotals000000");
        LocalDate lastMonth = LocalDate.now(ZoneOffset.UTC).withDayOfMonth(1).minusDays(1);
        update(
                "INSERT INTO usage_daily (website_id, day, recordings, events_stored, raw_bytes)"
                        + " VALUES ($1, $2, 1000, 5000, 99)",
                website.value(),
                lastMonth);
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
            loseTheClaim(recording.recordingId());
            Subject ofAnotherWebsite = neighbourOf(recording, new WebsiteId("flid_usageofanother000"));
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
