package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.playhead.embedded.quarkus.KafkaResource;
import dev.playhead.ingest.receive.Draining;
import dev.playhead.ingest.receive.InFlight;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DrainTest.AnInstanceOfItsOwn.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class DrainTest {
    private static final String A = CloudClient.event(1);
    private static final String B = CloudClient.event(2);

    @Inject
    Event<ShutdownDelayInitiatedEvent> sigterm;

    @Inject
    Draining draining;

    @Inject
    InFlight inFlight;

    public static final class AnInstanceOfItsOwn implements QuarkusTestProfile {}

    @Test
    void anInstanceThatEndsSendsEveryDialectElsewhere() throws IOException {
        World.ready();
        Recording recording = Recording.start(World.SHOP);
        ReplayaClient replaya = ReplayaClient.open();
        CloudClient busy = new CloudClient();
        CloudClient halfway = new CloudClient();
        byte[] frame = A.getBytes(StandardCharsets.UTF_8);
        CompletableFuture<Void> ending;
        try (OpenBody unanswered = new OpenBody(1_000_000);
                LogView log = new LogView();
                RawSocket cut = new RawSocket(halfway.path("events/ws") + "?token=" + World.SHOP_KEY)) {
            SocketClient idle = new CloudClient().socket();
            SocketClient sending = busy.socket().text(A);
            cut.begin(frame.length).more(Arrays.copyOf(frame, 20), 0);

            await().atMost(Duration.ofSeconds(30)).until(() -> inFlight.bytes() >= 1_000_000);
            ending = CompletableFuture.runAsync(() -> sigterm.fire(new ShutdownDelayInitiatedEvent()));
            await().atMost(Duration.ofSeconds(30)).until(draining::hasBegun);

            postsAreRefused(recording, replaya);
            assertThat(ending).as("a write has no answer yet").isNotDone();
            assertThat(RefusedHandshake.of(new CloudClient().path("events/ws") + "?token=" + World.SHOP_KEY, ""))
                    .isEqualTo(new RefusedHandshake(503, "shutting_down"));
            for (SocketClient socket : List.of(idle, sending)) {
                assertThat(socket.code()).isEqualTo(1012);
                assertThat(socket.frames().getLast()).contains("upstream-result", "\"final\":true");
            }
            assertThat(cut.code()).isEqualTo(1012);
            // Sent before it learned of the end.
            cut.more(Arrays.copyOfRange(frame, 20, frame.length), 20).text(B).sayClose(1012);
            await().atMost(Duration.ofSeconds(30)).until(cut::isDisconnected);
            assertThat(log.stored(halfway.uid(), 2)).containsExactly(A, B);
            assertThat(log.stored(busy.uid(), 1)).containsExactly(A);
        }
        assertThat(ending).as("the framework goes on").succeedsWithin(Duration.ofSeconds(30));
    }

    private static void postsAreRefused(Recording recording, ReplayaClient replaya) {
        for (HttpResponse<String> answer : List.of(
                Http.message(recording.chunk("w", 0, "identity", "{}")),
                DozorClient.open().send(DozorClient.events(0, 1)),
                replaya.events(DozorClient.events(0, 1), 1),
                Http.start(World.SHOP, "Origin", "https://any.example"))) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("2");
            assertThat(answer.headers().firstValue("Connection")).contains("close");
            assertThat(Http.read(answer).get("reason").asText()).isEqualTo("shutting_down");
        }
        assertThat(Http.read(DozorClient.open().post("/api/sessions/cancel", Map.of()))
                        .get("error")
                        .asText())
                .isNotEmpty();
    }
}
