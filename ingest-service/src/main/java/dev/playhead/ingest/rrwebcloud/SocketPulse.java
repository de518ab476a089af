package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.config.RrwebCloudConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Asks silent peers for a sign of life and gives up those that are dead: one timer for all sockets. */
@ApplicationScoped
public class SocketPulse {
    private final Vertx vertx;
    private final CloudSockets sockets;
    private final RrwebCloudConfig config;
    private long timer;

    @Inject
    public SocketPulse(Vertx vertx, CloudSockets sockets, RrwebCloudConfig config) {
        this.vertx = vertx;
        this.sockets = sockets;
        this.config = config;
    }

    void begin(@Observes StartupEvent started) {
        timer = vertx.setPeriodic(
                config.pingEvery().toMillis(), _ -> sockets.open().forEach(CloudSocket::feelPulse));
    }

    void end(@Observes ShutdownEvent ending) {
        vertx.cancelTimer(timer);
    }
}
