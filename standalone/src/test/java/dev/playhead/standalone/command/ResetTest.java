package dev.playhead.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.standalone.StandaloneOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResetTest {
    @TempDir
    Path folder;

    @Test
    void deletesDataLogsAndKeys() throws IOException {
        Path home = installation();

        int exitCode = Reset.run(options(home), true);

        assertThat(exitCode).isZero();
        assertThat(home).doesNotExist();
    }

    @Test
    void leavesWhatPlayheadHasNotMade() throws IOException {
        Path home = installation();
        Path foreign = Files.writeString(home.resolve("thesis.txt"), "two years of work");
        Path foreignData = Files.createDirectories(home.resolve("data/photos"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path linked = Files.writeString(elsewhere.resolve("kept.txt"), "kept");
        Files.createSymbolicLink(home.resolve("data/s3/link"), elsewhere);

        Reset.run(options(home), true);

        assertThat(foreign).exists();
        assertThat(foreignData).exists();
        assertThat(linked).exists();
        assertThat(home.resolve("data/s3")).doesNotExist();
        assertThat(home.resolve("secrets.json")).doesNotExist();
    }

    @Test
    void deletesNothingWithoutATerminalToAskOn() throws IOException {
        Path home = installation();

        int exitCode = Reset.run(options(home), false);

        assertThat(exitCode).isEqualTo(1);
        assertThat(home.resolve("data/kafka/00000.log")).exists();
        assertThat(home.resolve("secrets.json")).exists();
    }

    @Test
    void findsNothingToDeleteWhereThereIsNoInstallation() throws IOException {
        Path foreign = Files.writeString(folder.resolve("thesis.txt"), "two years of work");

        assertThat(Reset.run(options(folder), true)).isZero();

        assertThat(foreign).exists();
    }

    private Path installation() throws IOException {
        Path home = folder.resolve("a home");
        for (String server : new String[] {"kafka", "postgresql", "s3", "clickhouse"}) {
            Files.createDirectories(home.resolve("data").resolve(server));
        }
        Files.writeString(home.resolve("data/kafka/00000.log"), "records");
        Files.createDirectories(home.resolve("logs"));
        Files.writeString(home.resolve("logs/ingest.log"), "lines");
        Files.writeString(home.resolve("secrets.json"), "{}");
        return home;
    }

    private static StandaloneOptions options(Path home) {
        return StandaloneOptions.defaults(Path.of("..")).withHome(home);
    }
}
