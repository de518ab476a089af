package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.receive.InFlight;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A peer whose machine is gone says nothing, as an idle one does; only the idle one answers when it is asked. */
@QuarkusTest
@TestProfile(SocketPulseTest.Impatient.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class SocketPulseTest {
    private static final String A = CloudClient.event(1);

    @Inject
    InFlight inFlight;

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "playhead.ingest.rrweb-cloud.ping-every",
                    "500MS",
                    "playhead.ingest.rrweb-cloud.silent-for",
                    "5S",
                    "playhead.ingest.rrweb-cloud.flush-idle",
                    "20S",
                    "playhead.ingest.rrweb-cloud.flush-within",
                    "20S");
        }
    }

    @Test
    void aPeerThatIsGoneIsGivenUpAndAnIdleOneIsNot() {
        World.ready();
        CloudClient gone = new CloudClient();
        try (LogView log = new LogView();
                RawSocket socket = new RawSocket(gone.path("events/ws") + "?token=" + World.SHOP_KEY)) {
            SocketClient idle = new CloudClient().socket();
            socket.text(A).begin(1_000).more("{\"type\":".getBytes(StandardCharsets.UTF_8), 0);

            await().atMost(Duration.ofSeconds(60)).until(socket::isDisconnected);

            assertThat(log.stored(gone.uid(), 1)).containsExactly(A);
            await().atMost(Duration.ofSeconds(30)).until(() -> inFlight.bytes() == 0);
            assertThat(idle.isOpen()).isTrue();
            assertThat(idle.text(A).close()).isEqualTo(1000);
        }
    }
}
