package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.config.RrwebCloudConfig;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What the HTTP server allows its WebSockets. */
@ApplicationScoped
public class ServerOptions implements HttpServerOptionsCustomizer {
    private final RrwebCloudConfig config;

    @Inject
    public ServerOptions(RrwebCloudConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    /** Compression by the protocol would inflate a frame whole before anybody could bound it; streams bring their own. */
    private void customize(HttpServerOptions options) {
        options.setMaxWebSocketFrameSize((int) config.maxFrameBytes().asLongValue());
        options.setPerMessageWebSocketCompressionSupported(false);
        options.setPerFrameWebSocketCompressionSupported(false);
    }
}
