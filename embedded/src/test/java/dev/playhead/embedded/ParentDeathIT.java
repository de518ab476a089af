package dev.playhead.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.process.ProcessLife;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentDeathIT {
    @TempDir
    Path folder;

    @Test
    void serversOfAKilledParentMakeWayForTheNextOne() throws Exception {
        Process parent = new ProcessBuilder(ChildJvm.command(
                        StartAndWait.class,
                        ServerSettings.of("parent", folder, 0),
                        java.util.List.of(),
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("parent.log").toFile())
                .start();
        try {
            String[] ready = ready(parent).split(" ");
            ProcessHandle oldPostgreSql = handle(ready[2]);
            ProcessHandle oldClickHouse = handle(ready[3]);

            parent.destroyForcibly().waitFor();

            assertThat(ProcessLife.awaitEnd(oldClickHouse, Duration.ofSeconds(20)))
                    .isTrue();
            try (EmbeddedPostgreSql postgreSql =
                            new EmbeddedPostgreSql(folder.resolve("pg"), Integer.parseInt(ready[0]));
                    EmbeddedClickHouse clickHouse =
                            new EmbeddedClickHouse(folder.resolve("ch"), Integer.parseInt(ready[1]))) {
                postgreSql.start();
                clickHouse.start();

                assertThat(ProcessLife.runs(oldPostgreSql)).isFalse();
                assertThat(postgreSql.pid()).isNotEqualTo(oldPostgreSql.pid());
            }
        } finally {
            parent.destroyForcibly();
        }
    }

    private static ProcessHandle handle(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private String ready(Process parent) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(folder.resolve("ready"))) {
            assertThat(parent.isAlive() && System.nanoTime() < deadline)
                    .as(Files.readString(folder.resolve("parent.log")))
                    .isTrue();
            LockSupport.parkNanos(50_000_000);
        }
        return Files.readString(folder.resolve("ready"));
    }
}
