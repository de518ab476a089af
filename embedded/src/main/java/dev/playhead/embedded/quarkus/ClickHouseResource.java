package dev.playhead.embedded.quarkus;

import dev.playhead.embedded.EmbeddedClickHouse;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** ClickHouse for a Quarkus test; a field of type {@link EmbeddedClickHouse} receives the server. */
public final class ClickHouseResource implements QuarkusTestResourceLifecycleManager {
    private static final SharedServer<EmbeddedClickHouse> SERVER =
            new SharedServer<>(EmbeddedClickHouse.NAME, folder -> new EmbeddedClickHouse(folder, 0));

    @Override
    public Map<String, String> start() {
        EmbeddedClickHouse server = SERVER.started();
        return Map.of(
                "playhead.clickhouse.url", server.url(),
                "playhead.clickhouse.username", server.username(),
                "playhead.clickhouse.password", server.password(),
                "playhead.clickhouse.database", server.database());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(SERVER.started(), new TestInjector.MatchesType(EmbeddedClickHouse.class));
    }

    /** The server lives until the JVM ends: the next test class uses it too. */
    @Override
    public void stop() {}
}
