package dev.playhead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    @Test
    void sayWhatTheFilesNameAloneDoesNot() {
        assertThat(Reasons.of(new AccessDeniedException("/srv/x"))).isEqualTo("/srv/x may not be written by this user");
        assertThat(Reasons.of(new FileSystemException("/srv/x", null, "No space left on device")))
                .isEqualTo("/srv/x: No space left on device");
        assertThat(Reasons.of(new IOException("broken"))).isEqualTo("broken");
    }

    @Test
    void sayWhatWasTriedFirst() {
        var failure = new UncheckedIOException("Can't write run.json", new IOException("No space left on device"));

        assertThat(Reasons.of(failure)).isEqualTo("Can't write run.json: No space left on device");
    }
}
