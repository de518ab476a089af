package dev.playhead.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.recording.RecordingId;
import dev.playhead.recording.WebsiteId;
import org.junit.jupiter.api.Test;

class RecordingIdsTest {
    private static final WebsiteId SHOP = new WebsiteId("flid_shop000000000000");
    private static final WebsiteId BLOG = new WebsiteId("flid_blog000000000000");

    @Test
    void mintsIdsOfVersion7ThatDiffer() {
        RecordingId one = RecordingIds.mint();
        RecordingId other = RecordingIds.mint();

        assertThat(one.value().version()).isEqualTo(7);
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void clientsIdsAreSeparateByWebsiteAndNeverMove() {
        RecordingId shop = RecordingIds.external(SHOP, "session-1");

        assertThat(shop.value().version()).isEqualTo(5);
        assertThat(shop).isEqualTo(RecordingIds.external(SHOP, "session-1"));
        assertThat(shop).isNotEqualTo(RecordingIds.external(BLOG, "session-1"));
        assertThat(shop + "\n").isEqualTo(Golden.read("external-id-v1.txt"));
    }
}
