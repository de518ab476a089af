package dev.playhead.embedded;

import dev.playhead.embedded.process.S3Main;
import java.io.IOException;
import java.io.Writer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * An S3 server that keeps objects as files. Clients use path-style addresses and set request checksums to
 * {@code when_required}; buckets are created by clients. A content type with parameters
 * ({@code text/plain; charset=UTF-8}) is refused with 403: the server rewrites it before it checks the signature.
 */
public final class EmbeddedS3 extends ServerProcess {
    public static final String NAME = "s3";

    private static final String ACCESS_KEY = "playhead";
    private static final String SECRET_KEY = "playhead-local-only";

    public EmbeddedS3(Path dataDir, int port) {
        this(ServerSettings.of(NAME, dataDir, port));
    }

    public EmbeddedS3(ServerSettings settings) {
        super(NAME, settings);
    }

    public String endpoint() {
        return "http://localhost:" + port();
    }

    public String accessKey() {
        return ACCESS_KEY;
    }

    public String secretKey() {
        return SECRET_KEY;
    }

    public String region() {
        return "us-east-1";
    }

    @Override
    List<String> prepare() throws IOException {
        Path objects = Files.createDirectories(settings().dataDir().resolve("objects"));
        Path file = settings().dataDir().resolve("s3.properties");
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "s3proxy.endpoint", "http://127.0.0.1:" + port(),
                "s3proxy.authorization", "aws-v2-or-v4",
                "s3proxy.identity", ACCESS_KEY,
                "s3proxy.credential", SECRET_KEY,
                "s3proxy.ignore-unknown-headers", "true",
                "jclouds.provider", "filesystem-nio2",
                "jclouds.identity", "identity",
                "jclouds.credential", "credential",
                "jclouds.filesystem.basedir", objects.toString()));
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return ChildJvm.command(S3Main.class, settings(), List.of("-DLOG_LEVEL=warn"), file.toString());
    }

    @Override
    boolean answers() throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(endpoint() + "/").toURL().openConnection();
        connection.setConnectTimeout(1_000);
        connection.setReadTimeout(2_000);
        try {
            // An anonymous request is refused by a working server; only a server error means that it isn't ready.
            return connection.getResponseCode() < 500;
        } finally {
            connection.disconnect();
        }
    }
}
