package dev.playhead.recording.detect;

import static dev.playhead.recording.Recordings.error;
import static dev.playhead.recording.detect.Playing.T;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Errors and their fingerprints. */
class ErrorFactTest {
    private final Playing playing = new Playing();

    @Test
    void errorIsFingerprintedWithoutWhatVaries() {
        String frame = "    at pay (https://shop.example/app.%s.js?v=1:%d:7)";
        FactDetail.Failure one =
                failure(playing.send(error(T, "No cart 17", "Error\\n" + frame.formatted("1a2b3c4d", 3))));
        FactDetail.Failure same =
                failure(playing.send(error(T, "No cart 4", "Error\\n" + frame.formatted("9f8e7d6c", 9))));
        FactDetail.Failure other =
                failure(playing.send(error(T, "No cart 4", "at ship (https://shop.example/app.js:3:7)")));

        assertThat(one.source()).isEqualTo("error");
        assertThat(one.message()).isEqualTo("No cart 17");
        assertThat(one.stack()).startsWith("Error\n");
        assertThat(one.fingerprint()).matches("[0-9a-f]{16}").isEqualTo(same.fingerprint());
        assertThat(other.fingerprint()).isNotEqualTo(one.fingerprint());
    }

    @Test
    void errorsTextIsCutAndAlwaysEncodable() {
        FactDetail.Failure failure = failure(playing.send(error(T, "x".repeat(1_999) + "\\ud83d\\ude00 \\ud83d", "")));

        assertThat(failure.message()).isEqualTo("x".repeat(1_999));
        assertThat(failure(playing.send(error(T, "a\\ud83d", ""))).message()).isEqualTo("a\uFFFD");
    }

    private static FactDetail.Failure failure(List<Fact> facts) {
        return (FactDetail.Failure) facts.getFirst().detail();
    }
}
