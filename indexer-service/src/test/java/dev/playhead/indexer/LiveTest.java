package dev.playhead.indexer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedS3;
import dev.playhead.indexer.migrate.Backend;
import dev.playhead.recording.log.LogEntry;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Topics;
import dev.playhead.wire.live.LiveAnnouncement;
import dev.playhead.wire.live.LiveAnnouncement.Change;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the live list hears of recordings. */
@QuarkusTest
@QuarkusTestResource(Backend.class)
class LiveTest {

    EmbeddedKafka kafka;
    EmbeddedS3 s3;

    @Inject
    Stored stored;

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
    void hearsOfAStartAndOfProgressBeforeAnythingIsStored() {
        Subject recording = TestLog.newRecording();
        s3.kill();
        try (TopicView live = view(recording)) {
            log.start(recording);
            live.await(records -> !records.isEmpty());
            LiveAnnouncement start = announcement(live.now().getFirst());
            assertThat(start.change()).isEqualTo(Change.STARTED);
            assertThat(start.subject()).isEqualTo(recording);
            assertThat(start.who().visitorUid()).isEqualTo("visitor-1");

            log.chunk(
                    recording, "w1", 0, Events.meta("https://shop.example/?q=1", Events.T0) + Events.marks("a", 0, 3));
            LiveAnnouncement progress = announcement(live.await(records ->
                            announcement(records.getLast()).activity().eventCount() == 4)
                    .getLast());

            assertThat(progress.change()).isEqualTo(Change.PROGRESSED);
            assertThat(progress.state()).isEqualTo("live");
            assertThat(progress.page().entryUrl())
                    .startsWith("https://shop.example/")
                    .doesNotContain("q=1");
            assertThat(progress.isNewerThan(start)).isTrue();
            assertThat(stored.events(recording.recordingId())).isEmpty();
        } finally {
            s3.start();
        }
    }

    @Test
    void hearsOfTheEndAndOfALaterChunkThatReopens() {
        Subject recording = TestLog.newRecording();
        try (TopicView live = view(recording)) {
            log.start(recording);
            log.lastChunk(recording, "w1", 0, Events.marks("a", 0, 3));
            LiveAnnouncement end = announcement(live.await(records -> !records.isEmpty()
                            && announcement(records.getLast()).change() == Change.ENDED)
                    .getLast());
            assertThat(end.state()).isEqualTo("ready");

            log.chunk(recording, "w1", 1, Events.marks("a", 3, 5));
            LiveAnnouncement again = announcement(
                    live.await(records -> announcement(records.getLast()).isNewerThan(end))
                            .getLast());
            assertThat(again.change()).isEqualTo(Change.PROGRESSED);
            assertThat(again.state()).isEqualTo("live");
        }
    }

    @Test
    void ofAnErasedRecordingNothingIsLeft() {
        Subject recording = TestLog.newRecording();
        try (TopicView live = view(recording)) {
            log.start(recording);
            live.await(records -> !records.isEmpty());

            log.control(new LogEntry.Cancelled(recording, TestLog.nowhere()));
            List<ConsumerRecord<byte[], byte[]>> records =
                    live.await(all -> all.getLast().value() == null);
            assertThat(records.subList(0, records.size() - 1)).allMatch(record -> Objects.nonNull(record.value()));
        }
    }

    private TopicView view(Subject recording) {
        return new TopicView(
                kafka.bootstrapServers(), Topics.LIVE, recording.recordingId().toString());
    }

    private static LiveAnnouncement announcement(ConsumerRecord<byte[], byte[]> record) {
        return LiveAnnouncement.fromJson(record.value());
    }
}
