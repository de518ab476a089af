package dev.playhead.wire.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.LogPlace;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Golden;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveAnnouncementTest {
    private static final LiveAnnouncement PROGRESS = at(41);

    private static LiveAnnouncement at(long offset) {
        return new LiveAnnouncement(
                new Subject(
                        new WebsiteId("flid_shop000000000000"),
                        new RecordingId(UUID.fromString("01990000-0000-7000-8000-000000000001"))),
                LiveAnnouncement.Change.PROGRESSED,
                "live",
                new LogPlace(5, offset, 1_780_000_000_007L),
                new LiveAnnouncement.Activity(1_780_000_000_000L, 4_200, 17, 2, 3, 1, 4),
                new LiveAnnouncement.Page("https://shop.example/", "https://shop.example/cart"),
                new LiveAnnouncement.Who(
                        "visitor-1", "session-1", "user \"ä\"", "Chromium 156", "Linux", "desktop", "DE"));
    }

    @Test
    void writesTheGoldenDocumentAndReadsItBack() {
        byte[] golden = Golden.read("live-v1.json").trim().getBytes(StandardCharsets.UTF_8);

        assertThat(new String(PROGRESS.toJson(), StandardCharsets.UTF_8))
                .isEqualTo(new String(golden, StandardCharsets.UTF_8));
        assertThat(LiveAnnouncement.fromJson(golden)).isEqualTo(PROGRESS);
    }

    @Test
    void whatIsReadAgainHoldsNoLongerThanWhatCameLater() {
        assertThat(at(42).isNewerThan(PROGRESS)).isTrue();
        assertThat(PROGRESS.isNewerThan(PROGRESS)).isFalse();
        assertThat(PROGRESS.isNewerThan(at(42))).isFalse();
    }

    @Test
    void refusesWhatIsNoAnnouncement() {
        String whole = new String(PROGRESS.toJson(), StandardCharsets.UTF_8);
        for (String bad : new String[] {
            "",
            "{}",
            whole.replace("progressed", "danced"),
            whole.replace("01990000-0000-7000-8000-000000000001", "mine"),
            whole.replace("\"offset\":41,", "")
        }) {
            assertThatThrownBy(() -> LiveAnnouncement.fromJson(bad.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
