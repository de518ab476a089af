package dev.playhead.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
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
    void givesNoPortThatAnotherProcessWasGiven() throws Exception {
        assertThat(takenByAnother(FreePorts.any())).isEqualTo("false");
    }

    @Test
    void givesNoPortThatSomebodyWillListenOn() throws Exception {
        int wanted = 11_987;

        assertThat(takenByAnother(wanted)).isEqualTo("true");
        assertThat(FreePorts.orAny(wanted)).isEqualTo(wanted);
        assertThat(takenByAnother(wanted)).isEqualTo("false");
    }

    private static String takenByAnother(int port) throws IOException {
        Process other = new ProcessBuilder(ChildJvm.command(
                        TakePort.class,
                        ServerSettings.of("ports", Path.of("."), 0).withHeapMiB(32),
                        List.of(),
                        Integer.toString(port)))
                .start();
        return new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void seesAListenerOnLoopbackAndOnEveryAddress() throws Exception {
        try (ServerSocket loopback = new ServerSocket(FreePorts.any(), 1, InetAddress.getLoopbackAddress());
                ServerSocket everywhere = new ServerSocket(FreePorts.any())) {
            assertThat(FreePorts.isTaken(loopback.getLocalPort())).isTrue();
            assertThat(FreePorts.isTaken(everywhere.getLocalPort())).isTrue();
        }
    }

    @Test
    void askingWhetherAServerAnswersNeverKeepsItFromListening() throws Exception {
        int port = FreePorts.any();
        var listened = new AtomicBoolean();
        Thread asking = Thread.ofPlatform().start(() -> {
            while (!listened.get()) {
                FreePorts.answers(port);
            }
        });
        try {
            for (int i = 0; i < 2_000; i++) {
                new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            }
        } finally {
            listened.set(true);
            asking.join();
        }
        assertThat(FreePorts.answers(port)).isFalse();
    }
}
