package dev.playhead.standalone.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogRotationTest {
    @TempDir
    Path folder;

    @Test
    void cutsALogThatAProcessGoesOnAppendingTo() throws Exception {
        Path log = folder.resolve("ingest.log");
        try (OutputStream process = Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var rotation = new LogRotation(folder, 10, 2);

            for (String part : new String[] {"the first part\n", "the second part\n", "the third part\n"}) {
                process.write(part.getBytes());
                rotation.run();
            }
            process.write("now\n".getBytes());
        }

        assertThat(log).hasContent("now");
        assertThat(folder.resolve("ingest.log.1")).hasContent("the third part");
        assertThat(folder.resolve("ingest.log.2")).hasContent("the second part");
        assertThat(folder.resolve("ingest.log.3")).doesNotExist();
    }

    @Test
    void leavesASmallLogAlone() throws Exception {
        Files.writeString(folder.resolve("query.log"), "short\n");

        new LogRotation(folder, 10, 2).run();

        assertThat(folder.resolve("query.log")).hasContent("short");
        assertThat(folder.resolve("query.log.1")).doesNotExist();
    }
}
