package dev.playhead.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void placesTheServicesBehindTheGateway() {
        Ports ports = Ports.resolve(Map.of("gateway", 9080, "query", 7000));

        assertThat(Ports.SERVICES.stream().map(ports::of)).containsExactly(9081, 9082, 7000, 9084);
        assertThat(Ports.resolve(Map.of()).of("gateway")).isEqualTo(8080);
    }

    @Test
    void choosesFreePortsWhereAnyWillDo() {
        Ports ports = Ports.resolve(Map.of("gateway", 0));

        var all = Stream.of(Stream.of(Ports.GATEWAY), Ports.SERVICES.stream(), Ports.SERVERS.stream())
                .flatMap(names -> names)
                .map(ports::of)
                .toList();
        assertThat(new HashSet<>(all)).hasSameSizeAs(all).doesNotContain(0);
    }

    @Test
    void namesATakenPortAndHowToChangeIt() throws Exception {
        try (var taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> free("gateway", port).checkFree(List.of(Ports.GATEWAY)))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContainingAll("Port " + port, "gateway", "--port", "PLAYHEAD_PORT");
            assertThatThrownBy(() -> free("kafka", port).checkFree(List.of("kafka")))
                    .hasMessageContainingAll("Port " + port, "kafka", "--kafka-port", "PLAYHEAD_KAFKA_PORT");
        }
    }

    private static Ports free(String name, int port) {
        return Ports.resolve(
                name.equals("gateway")
                        ? Map.of("gateway", port, "ingest", 0, "indexer", 0, "query", 0, "replay", 0)
                        : Map.of("gateway", 0, name, port));
    }
}
