package dev.playhead.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLifeIT {
    @TempDir
    Path folder;

    @Test
    void saysWhichPortIsTakenAndHowToMoveIt() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            for (EmbeddedServer server : List.of(
                    new EmbeddedKafka(settings("kafka", port)),
                    new EmbeddedPostgreSql(settings("postgresql", port)),
                    new EmbeddedS3(settings("s3", port)),
                    new EmbeddedClickHouse(settings("clickhouse", port)))) {
                assertThatThrownBy(server::start)
                        .isInstanceOf(ServerFailedException.class)
                        .hasMessageContaining(server.name())
                        .hasMessageContaining("port " + port)
                        .hasMessageContaining("--the-port");
            }
        }
    }

    @Test
    void startsAllFourAndStopsThem() {
        List<Long> pids;
        try (EmbeddedServers servers = EmbeddedServers.under(folder)) {
            servers.start();
            pids = servers.all().stream().map(EmbeddedServer::pid).toList();
            assertThat(servers.all()).allMatch(EmbeddedServer::isAlive);
        }

        assertThat(pids)
                .noneMatch(
                        pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    }

    private ServerSettings settings(String name, int port) {
        return ServerSettings.of(name, folder.resolve(name), port).withPortSetting("--the-port");
    }
}
