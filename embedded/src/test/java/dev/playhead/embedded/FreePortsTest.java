package dev.playhead.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void givesEveryPortOnceAndNoneThatAConnectionMayTake() {
        var ports = IntStream.range(0, 200).map(i -> FreePorts.any()).boxed().toList();

        assertThat(ports)
                .doesNotHaveDuplicates()
                .allMatch(port -> port < 32_768)
                .noneMatch(FreePorts::isTaken);
    }

    @Test
    void seesAListenerOnLoopbackAndOnEveryAddress() throws Exception {
        try (ServerSocket loopback = new ServerSocket(FreePorts.any(), 1, InetAddress.getLoopbackAddress());
                ServerSocket everywhere = new ServerSocket(FreePorts.any())) {
            assertThat(FreePorts.isTaken(loopback.getLocalPort())).isTrue();
            assertThat(FreePorts.isTaken(everywhere.getLocalPort())).isTrue();
        }
    }
}
