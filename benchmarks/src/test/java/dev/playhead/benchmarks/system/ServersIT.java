package dev.playhead.benchmarks.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.playhead.embedded.EmbeddedClickHouse;
import dev.playhead.embedded.EmbeddedKafka;
import dev.playhead.embedded.EmbeddedPostgreSql;
import dev.playhead.embedded.EmbeddedS3;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServersIT {
    @TempDir
    Path folder;

    @Test
    void allEndWhenOneOfThoseThatStartSideBySideFails() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EmbeddedS3 s3 = new EmbeddedS3(folder.resolve("s3"), 0);
                EmbeddedPostgreSql postgres =
                        new EmbeddedPostgreSql(folder.resolve("postgresql"), taken.getLocalPort());
                Servers servers = new Servers(
                        new EmbeddedKafka(folder.resolve("kafka"), 0),
                        postgres,
                        s3,
                        new EmbeddedClickHouse(folder.resolve("clickhouse"), 0))) {

            assertThatThrownBy(() -> servers.start(postgres, s3))
                    .isInstanceOf(IOException.class)
                    .rootCause()
                    .hasMessageContaining("port " + taken.getLocalPort() + " is in use by another process");

            assertThat(s3.logFile()).as("it did start").exists();
            assertThat(s3.isAlive()).isFalse();
        }
    }
}
