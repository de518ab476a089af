package dev.playhead.ingest.rrwebcloud;

import dev.playhead.ingest.answer.HttpAnswers;
import dev.playhead.ingest.answer.Problem;
import dev.playhead.ingest.answer.Refusals;
import dev.playhead.ingest.answer.Refused;
import dev.playhead.ingest.config.IngestConfig;
import dev.playhead.ingest.config.RrwebCloudConfig;
import dev.playhead.ingest.intake.Caller;
import dev.playhead.ingest.intake.Controls;
import dev.playhead.ingest.intake.Target;
import dev.playhead.ingest.receive.Draining;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Opens sockets. Whoever may not write is told so before the upgrade, with the problem document that a post would get.
 */
@ApplicationScoped
public class CloudSockets {
    /** The server's own handler, which turns bytes into frames. */
    private static final String DECODER = "wsdecoder";

    private final CloudDoor door;
    private final Draining draining;
    private final Controls controls;
    private final SocketStreams streams;
    private final Refusals refusals;
    private final RrwebCloudConfig config;
    private final IngestConfig ingest;
    private final Set<CloudSocket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger compressed = new AtomicInteger();

    @Inject
    public CloudSockets(
            CloudDoor door,
            Draining draining,
            Controls controls,
            SocketStreams streams,
            Refusals refusals,
            RrwebCloudConfig config,
            IngestConfig ingest,
            MeterRegistry meters) {
        this.door = door;
        this.draining = draining;
        this.controls = controls;
        this.streams = streams;
        this.refusals = refusals;
        this.config = config;
        this.ingest = ingest;
        Gauge.builder("playhead.ingest.sockets", open, Set::size)
                .description("WebSockets that are open")
                .register(meters);
    }

    void routes(@Observes Router router) {
        router.get("/recordings/:id/ingest/ws").handler(this::open);
        router.get("/recordings/:id/events/ws").handler(this::open);
    }

    /** Those whose connection is open, or of which something is still in work. */
    Set<CloudSocket> open() {
        return open;
    }

    /** At SIGTERM peers are asked to go at once, so that they find another instance while this one stores what they sent. */
    void leave(@Observes ShutdownDelayInitiatedEvent sigterm) {
        open.forEach(CloudSocket::leave);
    }

    /** The same where nothing is delayed. */
    void stop(@Observes ShutdownEvent event) {
        open.forEach(CloudSocket::leave);
    }

    private void open(RoutingContext http) {
        HttpServerRequest request = http.request();
        Caller caller = Caller.of(http);
        try {
            draining.refuseIfBegun();
            String id = http.pathParam("id");
            Target target = door.enter(caller, id, request.getHeader("Authorization"), request.getParam("token"));
            SocketOptions options = SocketOptions.of(request);
            controls.refuseStopped(target);
            refuseUnlessUpgrade(request);
            refuseIfFull(options);
            request.toWebSocket()
                    .onSuccess(peer -> begin(request, peer, target, CloudDoor.externalId(id), options))
                    // A handshake that the server couldn't make was answered by it.
                    .onFailure(failure -> refusals.of(failure, http));
        } catch (RuntimeException failure) {
            HttpAnswers.write(http.response(), refusals.of(failure, http).toResponse());
        }
    }

    private void begin(
            HttpServerRequest request, ServerWebSocket peer, Target target, String externalId, SocketOptions options) {
        if (peer.isClosed()) {
            // Gone while it was being opened, and with it everything that could be said to it.
            UpgradedRequest.end(request);
            return;
        }
        ChannelHandlerContext server = ((ConnectionBase) request.connection()).channelHandlerContext();
        CloudSocket socket = new CloudSocket(
                peer,
                server.channel().eventLoop(),
                streams::lease,
                config,
                failure -> refusals.of(failure, target.website().websiteId()),
                one -> streams.open(one, target, externalId, options),
                one -> end(one, request, options));
        open.add(socket);
        compressed.addAndGet(options.isCompressed() ? 1 : 0);
        peer.exceptionHandler(_ -> {});
        peer.closeHandler(_ -> socket.gone());
        ChannelPipeline pipeline = server.pipeline();
        pipeline.addBefore(
                DECODER,
                "playhead-slices",
                new FrameSlices(config.maxFrameBytes().asLongValue(), socket.frames()::payload));
        pipeline.addBefore(server.name(), "playhead-frames", socket.frames());
        if (draining.hasBegun()) {
            // It was opened while the others were asked to go.
            socket.leave();
        }
    }

    private void end(CloudSocket socket, HttpServerRequest request, SocketOptions options) {
        open.remove(socket);
        compressed.addAndGet(options.isCompressed() ? -1 : 0);
        // Only now: what a socket sent is waited for by the shutdown like any request.
        UpgradedRequest.end(request);
    }

    private static void refuseUnlessUpgrade(HttpServerRequest request) {
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            throw new Refused(new Problem(426, "upgrade_required", "this path takes WebSocket handshakes", Map.of()));
        }
    }

    private void refuseIfFull(SocketOptions options) {
        boolean full = open.size() >= config.maxSockets()
                || (options.isCompressed() && compressed.get() >= config.maxCompressedSockets());
        if (full) {
            throw new Refused(
                    Problem.unavailable("too_many_sockets", "too many sockets are open", ingest.retryAfter()));
        }
    }
}
