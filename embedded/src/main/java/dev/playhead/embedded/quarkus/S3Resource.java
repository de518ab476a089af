package dev.playhead.embedded.quarkus;

import dev.playhead.embedded.EmbeddedS3;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** The S3 server for a Quarkus test; a field of type {@link EmbeddedS3} receives the server. The test makes the bucket. */
public final class S3Resource implements QuarkusTestResourceLifecycleManager {
    private static final SharedServer<EmbeddedS3> SERVER =
            new SharedServer<>(EmbeddedS3.NAME, folder -> new EmbeddedS3(folder, 0));

    @Override
    public Map<String, String> start() {
        EmbeddedS3 server = SERVER.started();
        return Map.of(
                "quarkus.s3.endpoint-override", server.endpoint(),
                "quarkus.s3.aws.region", server.region(),
                "quarkus.s3.aws.credentials.type", "static",
                "quarkus.s3.aws.credentials.static-provider.access-key-id", server.accessKey(),
                "quarkus.s3.aws.credentials.static-provider.secret-access-key", server.secretKey(),
                "quarkus.s3.path-style-access", "true",
                "playhead.storage.bucket", "playhead");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(SERVER.started(), new TestInjector.MatchesType(EmbeddedS3.class));
    }

    /** The server lives until the JVM ends: the next test class uses it too. */
    @Override
    public void stop() {}
}
