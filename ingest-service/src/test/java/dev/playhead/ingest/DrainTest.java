package dev.playhead.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.playhead.embedded.quarkus.KafkaResource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DrainTest.AnInstanceOfItsOwn.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IngestSecrets.class)
class DrainTest {
    @Inject
    Event<ShutdownDelayInitiatedEvent> sigterm;

    public static final class AnInstanceOfItsOwn implements QuarkusTestProfile {}

    @Test
    void anInstanceThatEndsSendsEveryDialectElsewhere() {
        World.ready();
        Recording recording = Recording.start(World.SHOP);
        ReplayaClient replaya = ReplayaClient.open();

        sigterm.fire(new ShutdownDelayInitiatedEvent());

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
