package dev.playhead.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.playhead.standalone.ServiceHandle;
import dev.playhead.standalone.StandaloneOptions;
import dev.playhead.standalone.supervise.StartFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With the real servers and no service: those are built after this module's tests run. */
@Timeout(180)
class LaunchTest {
    @TempDir
    Path folder;

    @Test
    void bringsServersUpKeepsThemUpAndTakesThemDown() throws Exception {
        var options = StandaloneOptions.defaults(Path.of(".."))
                .withHome(folder)
                .withPort(Ports.GATEWAY, 0)
                .withServices(Set.of());
        List<ProcessTable.Entry> started;

        try (var launch = new Launch(options, line -> {})) {
            launch.up();
            assertThatThrownBy(() -> new Launch(options, line -> {})).isInstanceOf(AlreadyRunningException.class);
            started = ProcessTable.read(launch.home());
            assertThat(started).hasSize(1 + Ports.SERVERS.size());
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(launch.home().runFile())))
                    .isEqualTo("rw-------");

            ServiceHandle s3 = launch.server("s3");
            long killed = s3.pid().orElseThrow();
            s3.kill();
            s3.awaitReady(Duration.ofSeconds(60));

            long again = s3.pid().orElseThrow();
            assertThat(again).isNotEqualTo(killed);
            await().until(() -> runFile(launch).at("/servers/s3/pid").asLong() == again);
        }

        assertThat(started.stream().filter(entry -> !entry.name().equals(ProcessTable.SUPERVISOR)))
                .noneMatch(entry -> entry.process().isPresent());
        assertThat(folder.resolve("run.json")).doesNotExist();
        assertThat(folder.resolve("processes.json")).doesNotExist();
    }

    @Test
    void startsNothingWhereAServiceHasNoBuild() {
        var options = StandaloneOptions.defaults(folder)
                .withHome(folder.resolve("home"))
                .withPort(Ports.GATEWAY, 0)
                .withServices(Set.of("ingest"));

        try (var launch = new Launch(options, line -> {})) {
            assertThatThrownBy(launch::up)
                    .isInstanceOf(StartFailedException.class)
                    .hasMessageContaining("quarkus-run.jar is missing")
                    .hasMessageContaining("build makes it");
            assertThat(ProcessTable.read(launch.home())).isEmpty();
        }
    }

    private static JsonNode runFile(Launch launch) {
        return PrivateFile.readJson(launch.home().runFile()).orElseThrow();
    }
}
