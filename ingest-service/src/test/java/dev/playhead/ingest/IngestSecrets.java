package dev.playhead.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Configuration that production gets from its environment. */
public final class IngestSecrets implements QuarkusTestResourceLifecycleManager {
    static final String SECRET = "a-secret-of-tests-with-32-letters";

    @Override
    public Map<String, String> start() {
        return Map.of("playhead.token.secret", SECRET, "quarkus.http.test-port", "0");
    }

    @Override
    public void stop() {}
}
