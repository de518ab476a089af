package dev.playhead.wire.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.recording.WebsiteId;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.RecordingIds;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FenceTest {
    private final Subject subject = new Subject(new WebsiteId("flid_shop000000000000"), RecordingIds.mint());
    private final Fence fence = new Fence(subject, "stopped", Map.of("w", 3L));

    @Test
    void letsOnlyChunksUpToTheLastOneOfTheirWindowPass() {
        assertThat(fence.passes("w", 3)).isTrue();
        assertThat(fence.passes("w", 4)).isFalse();
        assertThat(fence.passes("v", 0)).isFalse();
        assertThat(fence.passes(null, 0)).isFalse();
    }

    @Test
    void comesBackFromItsJson() {
        assertThat(Fence.fromJson(fence.toJson())).isEqualTo(fence);
        assertThatThrownBy(() -> Fence.fromJson("{}")).isInstanceOf(IllegalArgumentException.class);
    }
}
