package dev.playhead.embedded.quarkus;

import dev.playhead.embedded.EmbeddedKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Kafka for a Quarkus test; a field of type {@link EmbeddedKafka} receives the server. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    private static final SharedServer<EmbeddedKafka> SERVER =
            new SharedServer<>(EmbeddedKafka.NAME, folder -> new EmbeddedKafka(folder, 0));

    @Override
    public Map<String, String> start() {
        EmbeddedKafka server = SERVER.started();
        return Map.of("kafka.bootstrap.servers", server.bootstrapServers());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(SERVER.started(), new TestInjector.MatchesType(EmbeddedKafka.class));
    }

    /** The server lives until the JVM ends: the next test class uses it too. */
    @Override
    public void stop() {}
}
