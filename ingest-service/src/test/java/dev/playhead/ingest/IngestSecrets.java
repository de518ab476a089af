package dev.playhead.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Configuration that production gets from its environment. */
public final class IngestSecrets implements QuarkusTestResourceLifecycleManager {
    static final String SECRET = "a-secret-of-tests-with-32-letters";
    static final String PREVIOUS_SECRET = "the-secret-before-it-of-32-letters";
    static final String COUNTRY_HEADER = "CF-IPCountry";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "playhead.token.secret",
                SECRET,
                "playhead.token.previous-secret",
                PREVIOUS_SECRET,
                "playhead.ingest.country-header",
                COUNTRY_HEADER,
                "playhead.ingest.drain-within",
                "60S",
                "playhead.ingest.masking-time",
                "1S",
                "playhead.ingest.tally.every",
                "500MS",
                "quarkus.http.test-port",
                "0");
    }

    @Override
    public void stop() {}
}
