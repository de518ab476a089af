package dev.playhead.embedded.quarkus;

import dev.playhead.embedded.EmbeddedPostgreSql;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** PostgreSQL for a Quarkus test; a field of type {@link EmbeddedPostgreSql} receives the server. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {
    private static final SharedServer<EmbeddedPostgreSql> SERVER =
            new SharedServer<>(EmbeddedPostgreSql.NAME, folder -> new EmbeddedPostgreSql(folder, 0));

    @Override
    public Map<String, String> start() {
        EmbeddedPostgreSql server = SERVER.started();
        return Map.of(
                "quarkus.datasource.reactive.url", server.reactiveUrl(),
                "quarkus.datasource.username", server.user(),
                "quarkus.datasource.password", server.password(),
                "playhead.catalog.jdbc-url", server.jdbcUrl());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(SERVER.started(), new TestInjector.MatchesType(EmbeddedPostgreSql.class));
    }

    /** The server lives until the JVM ends: the next test class uses it too. */
    @Override
    public void stop() {}
}
