package dev.playhead.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {
    @TempDir
    Path folder;

    private Home home;
    private Process left;

    @BeforeEach
    void start() throws Exception {
        home = new Home(folder);
        left = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void end() {
        left.destroyForcibly();
    }

    @Test
    void endsWhatAKilledSupervisorLeftBehind() throws Exception {
        ProcessTable.write(home, List.of(ProcessTable.Entry.of("kafka", left.toHandle())));

        assertThat(ProcessTable.endLeftovers(home, Duration.ofSeconds(5))).containsExactly("kafka");

        assertThat(left.isAlive()).isFalse();
        assertThat(home.processesFile()).doesNotExist();
    }

    @Test
    void sparesAProcessThatHasGotAnOldNumberAgain() {
        var old = new ProcessTable.Entry("kafka", left.pid(), System.currentTimeMillis() - 60_000);
        ProcessTable.write(home, List.of(old));

        assertThat(ProcessTable.endLeftovers(home, Duration.ofSeconds(5))).isEmpty();

        assertThat(left.isAlive()).isTrue();
    }

    @Test
    void knowsTheSupervisorOnlyWhileItRuns() throws Exception {
        ProcessTable.write(home, List.of(ProcessTable.Entry.of(ProcessTable.SUPERVISOR, left.toHandle())));
        assertThat(ProcessTable.supervisor(home)).hasValue(left.toHandle());

        left.destroyForcibly().waitFor();

        assertThat(ProcessTable.supervisor(home)).isEmpty();
    }
}
