package dev.playhead.wire.watched;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.recording.RecordingId;
import dev.playhead.wire.Golden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WatchedRecordingTest {
    private static final WatchedRecording WATCHED = new WatchedRecording(
            new RecordingId(UUID.fromString("0199a213-81c0-7c4e-8b0d-4c6f0e7a1b2c")), Duration.ofSeconds(15));

    @Test
    void writesTheGoldenDocumentAndReadsItBack() {
        String golden = Golden.read("watched-v1.json").trim();

        assertThat(WATCHED.toJson()).asString(StandardCharsets.UTF_8).isEqualTo(golden);
        assertThat(WatchedRecording.fromJson(golden.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(WATCHED);
        assertThat(WATCHED.key()).asString(StandardCharsets.UTF_8).isEqualTo("0199a213-81c0-7c4e-8b0d-4c6f0e7a1b2c");
    }

    @Test
    void refusesWhatIsNoSuchDocument() {
        for (String bad : new String[] {
            "",
            "{}",
            "{\"recordingId\":\"mine\",\"leaseMs\":1}",
            "{\"recordingId\":\"0199a213-81c0-7c4e-8b0d-4c6f0e7a1b2c\",\"leaseMs\":-1}",
            "{\"recordingId\":\"0199a213-81c0-7c4e-8b0d-4c6f0e7a1b2c\",\"leaseMs\":300001}"
        }) {
            assertThatThrownBy(() -> WatchedRecording.fromJson(bad.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
