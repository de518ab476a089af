package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Topics;
import dev.playhead.wire.fence.Fence;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Recordings that ingest let through although their website's month was full, and what ingest hears of fences. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class QuotaTest extends Indexed {

    @Test
    void refusesWhatBeganAfterTheMonthsLastPlaceAndKeepsWhatItHadSent() {
        WebsiteId website = websiteOf("flid_quotarefusal00000", 2);
        List<Subject> within = List.of(TestLog.newRecordingOf(website), TestLog.newRecordingOf(website));
        within.forEach(this::begin);
        await().atMost(WITHIN).until(() -> recordingsOf(website) == 2);
        Subject beyond = TestLog.newRecordingOf(website);
        begin(beyond);

        awaitState(beyond, "stopped");
        log.chunk(beyond, "w1", 1, Events.marks("late", 0, 4));
        log.chunk(within.getFirst(), "w1", 1, Events.marks("a", 2, 4));

        awaitEvents(within.getFirst(), Events.marks("a", 0, 4));
        await().atMost(WITHIN).until(() -> fencedEventsOf(website) == 4);
        awaitEvents(beyond, Events.marks("a", 0, 2));
        for (Subject one : within) {
            awaitState(one, "live");
        }
        assertThat(recordingsOf(website)).as("a refused one has used its place").isEqualTo(3);
        assertThat(refusalsLeft(website)).isZero();
        try (TopicView fences = fencesOf(beyond)) {
            assertThat(fences.await(records -> !records.isEmpty()))
                    .extracting(
                            record -> Fence.fromJson(TopicView.value(record)).reason())
                    .containsExactly("quota_exceeded");
        }
    }

    @Test
    void countsEachRecordingOnceAndRefusesTheSameWhoeverOwnsThePartition() {
        WebsiteId website = websiteOf("flid_quotatakeover0000", 3);
        List<Subject> began = new ArrayList<>(List.of(TestLog.newRecordingOf(website)));
        while (began.size() < 5) {
            began.add(neighbourOf(began.getFirst()));
        }

        for (Subject one : began) {
            begin(one);
            loseTheClaim(one.recordingId());
        }

        awaitState(began.get(3), "stopped");
        awaitState(began.get(4), "stopped");
        began.subList(0, 3).forEach(one -> awaitState(one, "live"));
        assertThat(recordingsOf(website)).isEqualTo(5);
        await().atMost(WITHIN).until(() -> refusalsLeft(website) == 0);
    }

    @Test
    void tellsIngestOfAFenceThatItMayNotHaveToldItself() {
        Subject recording = TestLog.newRecording();
        log.start(recording);
        log.control(new LogEntry.Stopped(recording, TestLog.nowhere(), Map.of("w1", 7L)));
        log.control(new LogEntry.Stopped(recording, TestLog.nowhere(), Map.of("w1", 9L)));
        log.control(new LogEntry.Cancelled(recording, TestLog.nowhere()));

        try (TopicView fences = fencesOf(recording)) {
            assertThat(fences.await(records -> records.size() >= 2))
                    .extracting(record -> Fence.fromJson(TopicView.value(record)))
                    .containsExactly(
                            new Fence(recording, "stopped", Map.of("w1", 7L)),
                            new Fence(recording, "cancelled", Map.of()));
        }
    }

    private void begin(Subject recording) {
        log.start(recording);
        log.chunk(recording, "w1", 0, Events.marks("a", 0, 2));
    }

    private WebsiteId websiteOf(String id, long quota) {
        update(
                "INSERT INTO websites (website_id, name, version, settings) VALUES ($1, 'Small plan', 1, $2)",
                id,
                new JsonObject().put("monthlyQuota", quota));
        return new WebsiteId(id);
    }

    private long recordingsOf(WebsiteId website) {
        return row(
                        "SELECT coalesce(sum(recordings), 0)::bigint FROM usage_daily WHERE website_id = $1",
                        website.value())
                .getLong(0);
    }

    private long fencedEventsOf(WebsiteId website) {
        return row(
                        "SELECT coalesce(sum(events_fenced), 0)::bigint FROM usage_daily WHERE website_id = $1",
                        website.value())
                .getLong(0);
    }

    private long refusalsLeft(WebsiteId website) {
        return row("SELECT count(*) FROM refusals WHERE website_id = $1", website.value())
                .getLong(0);
    }

    private TopicView fencesOf(Subject recording) {
        return new TopicView(
                kafka.bootstrapServers(), Topics.FENCES, recording.recordingId().toString());
    }
}
