package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.follow.Fences;
import dev.playhead.ingest.receive.InFlight;
import dev.playhead.recording.RecordingId;
import dev.playhead.recording.log.Subject;
import dev.playhead.wire.Topics;
import dev.playhead.wire.fence.Fence;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sockets that end otherwise than by their client's close. */
@QuarkusTest
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class SocketEndsTest {
    private static final String A = CloudClient.event(1);
    private static final String B = CloudClient.event(2);

    private final CloudClient client = new CloudClient();

    @Inject
    InFlight inFlight;

    @Inject
    Fences fences;

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @AfterEach
    void nothingIsHeldInMemory() {
        await().atMost(Duration.ofSeconds(30)).until(() -> inFlight.bytes() == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stopped", "cancelled", "erased"})
    void whoWritesToARecordingThatEndedOnAnotherInstanceIsToldSo(String reason) {
        try (LogView log = new LogView()) {
            SocketClient socket = client.socket().text(A);
            socket.frames(1);

            fencedElsewhere(reason);
            socket.text(B);

            assertThat(socket.code()).isEqualTo(1011);
            assertThat(socket.frames().getLast())
                    .contains("\"type\":\"error\"")
                    .contains("\"status\":409")
                    .contains("\"reason\":\"recording_stopped\"");
            assertThat(log.stored(client.uid(), 1)).containsExactly(A);
            assertThat(RefusedHandshake.of(client.path("events/ws") + "?token=" + World.SHOP_KEY, "")
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void whatCameBeforeAResetIsStored() {
        try (LogView log = new LogView();
                RawSocket socket = new RawSocket(client.path("ingest/ws") + "?token=" + World.SHOP_KEY)) {
            socket.text(A).text(B);
            byte[] open = A.substring(0, 20).getBytes(StandardCharsets.UTF_8);
            socket.begin(1_000).more(open, 0);
            // What a reset overtakes in the network is lost to anybody; this has arrived.
            await().atMost(Duration.ofSeconds(30)).until(() -> inFlight.bytes() > 0);

            socket.reset();

            assertThat(log.stored(client.uid(), 2)).containsExactly(A, B);
        }
    }

    private void fencedElsewhere(String reason) {
        RecordingId id = RecordingId.parse(client.uid()).orElseThrow();
        Fence fence = new Fence(new Subject(World.SHOP, id), reason, Map.of());
        World.send(Topics.FENCES, client.uid(), fence.toJson());
        await().atMost(Duration.ofSeconds(30)).until(() -> fences.find(id).isPresent());
    }
}
