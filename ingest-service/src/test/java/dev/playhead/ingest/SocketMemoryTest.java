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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sockets that send a part of a large frame and no more. */
@QuarkusTest
@TestProfile(SocketMemoryTest.LittleMemory.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class SocketMemoryTest {
    private static final long IN_FLIGHT = 16 << 20;
    private static final long OF_SOCKETS = 12 << 20;
    private static final int FRAME = 4 << 20;
    private static final int SENT = 7 * FRAME / 8;
    private static final int PART = 64 << 10;
    private static final byte[] EVENT_BEGINS = "{\"type\":3,\"data\":\"".getBytes(StandardCharsets.UTF_8);
    private static final int SOCKETS = 60;
    /** The heap that IngestConfig asks for, what one socket may have beyond it, and two reads of each socket that find no room. */
    private static final long BOUND = 3 * IN_FLIGHT + 2 * FRAME + 2 * SOCKETS * PART;

    @Inject
    InFlight inFlight;

    public static final class LittleMemory implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "playhead.ingest.in-flight-bytes",
                    Long.toString(IN_FLIGHT),
                    "playhead.ingest.in-flight-socket-bytes",
                    Long.toString(OF_SOCKETS),
                    "playhead.ingest.rrweb-cloud.patience",
                    "3S");
        }
    }

    @BeforeEach
    void worldIsReady() {
        World.ready();
    }

    @AfterEach
    void nothingIsHeldInMemory() {
        await().atMost(Duration.ofSeconds(30)).until(() -> inFlight.bytes() == 0);
    }

    @Test
    void whatArrivedOfAFrameIsCounted() {
        try (RawSocket socket = new RawSocket(path())) {
            byte[] half = new byte[FRAME / 2];
            Arrays.fill(half, (byte) 'x');
            socket.begin(FRAME).more(EVENT_BEGINS, 0).more(half, EVENT_BEGINS.length);

            await().atMost(Duration.ofSeconds(30)).until(() -> inFlight.bytes() >= half.length);
        }
    }

    @Test
    void aFrameThatArrivesByteByByteIsAnEventLikeAnyOther() {
        CloudClient client = new CloudClient();
        byte[] event = CloudClient.event(7).getBytes(StandardCharsets.UTF_8);
        try (LogView log = new LogView();
                RawSocket socket = new RawSocket(client.path("events/ws") + "?token=" + World.SHOP_KEY)) {
            socket.begin(event.length);
            for (int at = 0; at < event.length; at++) {
                socket.more(Arrays.copyOfRange(event, at, at + 1), at);
            }
            socket.text(CloudClient.event(8));

            assertThat(log.stored(client.uid(), 2)).containsExactly(CloudClient.event(7), CloudClient.event(8));
        }
    }

    @Test
    void manySocketsWithAPartOfAFrameEachDoNotFillTheMemory() {
        byte[] part = new byte[PART];
        Arrays.fill(part, (byte) 'x');
        AtomicLong mostInFlight = new AtomicLong();
        AtomicLong mostMemory = new AtomicLong();
        long before = Memory.used();
        CloudClient request = new CloudClient();
        String largeEvent = "{\"type\":3,\"timestamp\":1,\"data\":\"" + "x".repeat(2 << 20) + "\"}";
        List<RawSocket> sockets = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            RawSocket socket = new RawSocket(path());
            sockets.add(socket);
            Thread.ofVirtual().start(() -> sendMost(socket, part));
        }

        assertThat((long) SOCKETS * SENT).isGreaterThan(3 * BOUND);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    mostInFlight.accumulateAndGet(inFlight.bytes(), Math::max);
                    assertThat(request.post(largeEvent).statusCode())
                            .as("requests have memory that sockets can't take")
                            .isLessThan(300);
                    mostMemory.accumulateAndGet(Memory.used() - before, Math::max);
                    assertThat(sockets).allMatch(RawSocket::isClosing);
                });
        assertThat(mostInFlight.get()).isBetween(IN_FLIGHT / 2, OF_SOCKETS + 2 * FRAME);
        assertThat(mostMemory.get()).isLessThan(BOUND);
        assertThat(sockets).allSatisfy(socket -> {
            assertThat(socket.code()).isEqualTo(1011);
            assertThat(socket.texts().getLast()).contains("\"type\":\"error\"");
        });
        assertThat(sockets.stream().map(socket -> socket.texts().getLast()))
                .anyMatch(text -> text.contains("\"reason\":\"overloaded\"") && text.contains("\"status\":502"));
        sockets.forEach(RawSocket::close);
        SocketClient next = new CloudClient().socket().text(CloudClient.event(1));
        assertThat(next.close()).isEqualTo(1000);
    }

    @Test
    void largeEventsThatTogetherHaveNoRoomComeToTheirEndOneAfterAnother() {
        byte[] event = ("{\"type\":3,\"timestamp\":1,\"data\":\"" + "x".repeat(3 << 20) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        List<CloudClient> clients = Stream.generate(CloudClient::new).limit(5).toList();
        try (LogView log = new LogView()) {
            List<RawSocket> sockets = clients.stream()
                    .map(client -> new RawSocket(client.path("events/ws") + "?token=" + World.SHOP_KEY))
                    .toList();
            sockets.forEach(socket -> Thread.ofVirtual().start(() -> send(socket, event)));

            for (CloudClient client : clients) {
                assertThat(log.stored(client.uid(), 1)).hasSize(1);
            }
            sockets.forEach(RawSocket::close);
        }
    }

    private static void send(RawSocket socket, byte[] event) {
        socket.begin(event.length);
        for (int at = 0; at < event.length; at += PART) {
            socket.more(Arrays.copyOfRange(event, at, Math.min(event.length, at + PART)), at);
        }
    }

    private static void sendMost(RawSocket socket, byte[] part) {
        try {
            socket.begin(FRAME).more(EVENT_BEGINS, 0);
            for (int sent = 0; sent < SENT; sent += part.length) {
                socket.more(part, EVENT_BEGINS.length + sent);
            }
        } catch (UncheckedIOException closed) {
            assertThat(socket.isClosing()).isTrue();
        }
    }

    private static String path() {
        return new CloudClient().path("events/ws") + "?token=" + World.SHOP_KEY;
    }
}
